#include "domains/evidence/analyses/run_store.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/choice.h"
#include "base/ensure.h"
#include "base/hash.h"

namespace wardmote::evidence {
namespace {

constexpr std::string_view run_columns =
    "id, dataset_id, version_id, version_hash, areas_version_id, areas_hash, job_id, request, input_hash, result, "
    "result_hash, after_id, is_repeated, following, asked_at, done_at";

template <class Record>
std::optional<base::Id<Record>> id_or_none(store::Row const& row, std::string_view column) {
  auto const text = row.text_or_none(column);
  return text ? base::Id<Record>::of(*text) : std::nullopt;
}

/// A request that was changed behind the program's back is an empty one: it has no dataset, and verifying says so.
Run run_of(store::Row const& row) {
  auto const request = row.text("request");
  return {.id = row.id<Run>("id"),
          .request = run_request_of(request).value_or(RunRequest{}),
          .request_text = request,
          .dataset = row.id<Dataset>("dataset_id"),
          .version = row.id<DatasetVersion>("version_id"),
          .version_hash = row.text("version_hash"),
          .areas_version = id_or_none<DatasetVersion>(row, "areas_version_id"),
          .areas_hash = row.text("areas_hash"),
          .job = id_or_none<store::Job>(row, "job_id"),
          .input_hash = row.text("input_hash"),
          .result = row.text("result"),
          .result_hash = row.text("result_hash"),
          .after = id_or_none<Run>(row, "after_id"),
          .is_repeated = row.truth("is_repeated"),
          .following = row.text("following"),
          .asked_at = row.instant("asked_at"),
          .done_at = row.is_null("done_at") ? std::nullopt : std::optional(row.instant("done_at"))};
}

std::string select_runs(std::string_view rest) {
  return "SELECT " + std::string(run_columns) + " FROM analysis_run " + std::string(rest);
}

base::LocalDate day_of(store::Row const& row) {
  auto const day = base::date_of(row.text("occurred_on"));
  ENSURE(day.has_value());
  return *day;
}

/// The incidents of a version within days, of these offences or of all; without a published area under the empty code.
struct Choice {
  std::string select;
  store::Bindings bindings;
};

/// Of a row `c`: where it happened is known to a block or better, and the publisher does not withhold it.
constexpr std::string_view has_public_place =
    "c.latitude IS NOT NULL AND c.longitude IS NOT NULL AND c.place_precision IN ('exact', 'block', 'intersection')";

Choice choice_of(base::Id<DatasetVersion> version, std::vector<std::string> const& offences, base::LocalDate first,
                 base::LocalDate last) {
  Choice choice{
      "SELECT CASE WHEN i.place_precision = 'withheld' THEN '' ELSE i.area END AS area, i.offence AS offence, "
      "i.occurred_on AS occurred_on, i.incidents AS incidents, i.latitude AS latitude, i.longitude AS longitude, "
      "i.place_precision AS place_precision FROM incident i WHERE i.version_id = :version AND "
      "i.occurred_on >= :first AND i.occurred_on <= :last",
      {{"version", version}, {"first", first}, {"last", last}}};
  for (std::size_t at = 0; at < offences.size(); ++at) {
    auto const name = "offence" + std::to_string(at);
    choice.select += (at == 0 ? " AND i.offence IN (:" : ", :") + name;
    choice.bindings.push_back({name, offences[at]});
  }
  if (!offences.empty()) choice.select += ")";
  return choice;
}

}  // namespace

void insert_run(store::Writer& writer, store::BoardId board, Run const& run) {
  writer.run(
      "INSERT INTO analysis_run (id, board_id, dataset_id, version_id, version_hash, areas_version_id, areas_hash, "
      "job_id, request, input_hash, result, result_hash, after_id, is_repeated, asked_at, done_at) VALUES (:id, "
      ":board, "
      ":dataset, :version, :version_hash, :areas_version, :areas_hash, :job, :request, '', '', '', :after, "
      ":is_repeated, :asked_at, NULL)",
      {{"id", run.id},
       {"board", board},
       {"dataset", run.dataset},
       {"version", run.version},
       {"version_hash", run.version_hash},
       {"areas_version", run.areas_version},
       {"areas_hash", run.areas_hash},
       {"job", run.job},
       {"request", text_of(run.request)},
       {"after", run.after},
       {"is_repeated", run.is_repeated},
       {"asked_at", run.asked_at}});
}

std::optional<Run> find_run(store::Reader& reader, store::BoardId board, RunId id) {
  return reader.first(select_runs("WHERE board_id = :board AND id = :id"), {{"board", board}, {"id", id}}, run_of);
}

// Index: analysis_run_of_board.
std::vector<Run> list_runs(store::Reader& reader, store::BoardId board, int count) {
  return reader.list(select_runs("WHERE board_id = :board ORDER BY id DESC LIMIT :count"),
                     {{"board", board}, {"count", count}}, run_of);
}

// Index: analysis_run_of_board.
std::vector<Run> repeated_runs(store::Reader& reader, store::BoardId board, std::string const& dataset) {
  return reader.list(select_runs("WHERE board_id = :board AND is_repeated = 1 AND dataset_id = (SELECT d.id FROM "
                                 "dataset d WHERE d.board_id = :board AND d.slug = :dataset) ORDER BY id"),
                     {{"board", board}, {"dataset", dataset}}, run_of);
}

// Index: analysis_run_after.
std::optional<Run> run_after(store::Reader& reader, RunId id) {
  return reader.first(select_runs("WHERE after_id = :id"), {{"id", id}}, run_of);
}

void mark_repeated(store::Writer& writer, RunId id, bool is_repeated) {
  writer.run("UPDATE analysis_run SET is_repeated = :is_repeated WHERE id = :id",
             {{"id", id}, {"is_repeated", is_repeated}});
}

bool put_result(store::Writer& writer, Run const& made, base::Instant now) {
  return writer.run(
             "UPDATE analysis_run SET input_hash = :input_hash, result = :result, result_hash = :result_hash, "
             "following = :following, done_at = :now WHERE id = :id AND done_at IS NULL",
             {{"id", made.id},
              {"input_hash", made.input_hash},
              {"result", made.result},
              {"result_hash", made.result_hash},
              {"following", made.following},
              {"now", now}}) == 1;
}

std::string hash_of_version(DatasetVersion const& version) {
  return base::to_hex(base::hash_of(version.file_hash + " " + version.layout_hash));
}

std::optional<DatasetVersion> find_version(store::Reader& reader, base::Id<DatasetVersion> id) {
  return reader.first("SELECT id, number, file_hash, layout_hash FROM dataset_version WHERE id = :id", {{"id", id}},
                      [](store::Row const& row) {
                        DatasetVersion version;
                        version.id = row.id<DatasetVersion>("id");
                        version.number = row.integer("number");
                        version.file_hash = row.text("file_hash");
                        version.layout_hash = row.text("layout_hash");
                        return version;
                      });
}

// Index: the primary key of incident, which begins with the version.
std::vector<ScanCount> scan_counts(store::Reader& reader, base::Id<DatasetVersion> version,
                                   ScanRequest const& request) {
  auto const chosen = choice_of(version, request.offences, request.from, request.to);
  auto counts = reader.list(
      "SELECT c.area AS area, c.occurred_on AS occurred_on, CAST(sum(c.incidents) AS BIGINT) AS incidents FROM (" +
          chosen.select + ") c GROUP BY c.area, c.occurred_on",
      chosen.bindings,
      [](store::Row const& row) { return ScanCount{row.text("area"), day_of(row), row.integer("incidents")}; });
  // By bytes: the two databases sort text differently.
  std::ranges::sort(counts, {}, [](ScanCount const& count) { return std::tie(count.area, count.day); });
  return counts;
}

// Index: the primary key of incident, which begins with the version.
std::vector<WatchCount> watch_counts(store::Reader& reader, base::Id<DatasetVersion> version,
                                     WatchRequest const& request) {
  auto const sunday = base::LocalDate(std::chrono::sys_days(request.week) + std::chrono::days(6));
  auto const chosen = choice_of(version, request.offences, request.from, sunday);
  return by_week(reader.list(
      "SELECT c.area AS area, c.offence AS offence, c.occurred_on AS occurred_on, CAST(sum(c.incidents) AS BIGINT) AS "
      "incidents FROM (" +
          chosen.select + ") c GROUP BY c.area, c.offence, c.occurred_on",
      chosen.bindings, [](store::Row const& row) {
        return WatchCount{row.text("area"), row.text("offence"), day_of(row), row.integer("incidents")};
      }));
}

// Index: the primary key of incident, which begins with the version.
std::vector<DensityEvent> density_events(store::Reader& reader, base::Id<DatasetVersion> version,
                                         DensityRequest const& request) {
  auto const chosen = choice_of(version, request.offences, request.from, request.to);
  auto const to_the_millionth = [](double degrees) { return std::round(degrees * 1e6) / 1e6; };
  auto events = reader.list(
      "SELECT c.latitude AS latitude, c.longitude AS longitude, c.occurred_on AS occurred_on, c.incidents AS incidents "
      "FROM (" +
          chosen.select + ") c WHERE " + std::string(has_public_place),
      chosen.bindings, [&](store::Row const& row) {
        return DensityEvent{to_the_millionth(row.real("latitude")), to_the_millionth(row.real("longitude")),
                            day_of(row), row.integer("incidents")};
      });
  std::ranges::sort(events);
  return events;
}

// Index: the primary key of incident, which begins with the version.
std::int64_t count_without_place(store::Reader& reader, base::Id<DatasetVersion> version,
                                 DensityRequest const& request) {
  auto const chosen = choice_of(version, request.offences, request.from, request.to);
  return reader
      .first("SELECT CAST(coalesce(sum(c.incidents), 0) AS BIGINT) AS incidents FROM (" + chosen.select +
                 ") c WHERE NOT (" + std::string(has_public_place) + ")",
             chosen.bindings, [](store::Row const& row) { return row.integer("incidents"); })
      .value_or(0);
}

// Index: the primary key of incident.
bool has_positions(store::Reader& reader, base::Id<DatasetVersion> version) {
  return reader
      .first("SELECT c.source_row AS source_row FROM incident c WHERE c.version_id = :version AND " +
                 std::string(has_public_place) + " LIMIT 1",
             {{"version", version}}, [](store::Row const& row) { return row.integer("source_row"); })
      .has_value();
}

// Index: the primary key of incident.
std::vector<RunPlace> mean_places(store::Reader& reader, base::Id<DatasetVersion> version) {
  MeanPositions means;
  reader.each(
      "SELECT area, latitude, longitude FROM incident WHERE version_id = :version AND area <> '' AND latitude IS NOT "
      "NULL AND longitude IS NOT NULL AND place_precision <> 'withheld'",
      {{"version", version}},
      [&](store::Row const& row) { means.add(row.text("area"), row.real("latitude"), row.real("longitude")); });
  return means.places();
}

std::vector<Area> areas_of_version(store::Reader& reader, base::Id<DatasetVersion> version) {
  auto areas = reader.list(
      "SELECT kind, code, name_en, name_fr, population, geometry, geometry_quality FROM area WHERE version_id = "
      ":version",
      {{"version", version}}, [](store::Row const& row) {
        Area area;
        area.kind = base::choice_of<AreaKind>(row.text("kind"));
        area.code = row.text("code");
        area.name = {row.text("name_en"), row.text("name_fr")};
        area.population = row.integer_or_none("population");
        area.geometry = row.text_or_none("geometry");
        area.geometry_quality = base::choice_of<GeometryQuality>(row.text("geometry_quality"));
        return area;
      });
  std::ranges::sort(areas, {}, &Area::code);
  return areas;
}

std::optional<DaysReached> days_reached(store::Reader& reader, base::Id<DatasetVersion> version) {
  return reader.first(
      "SELECT min(occurred_on) AS first, max(occurred_on) AS last FROM incident WHERE version_id = :version HAVING "
      "count(*) "
      "> 0",
      {{"version", version}}, [](store::Row const& row) {
        auto const first = base::date_of(row.text("first")), last = base::date_of(row.text("last"));
        ENSURE(first && last);
        return DaysReached{*first, *last};
      });
}

bool has_months_alone(store::Reader& reader, base::Id<DatasetVersion> version) {
  return reader
      .first("SELECT source_row FROM incident WHERE version_id = :version AND time_precision = 'month' LIMIT 1",
             {{"version", version}}, [](store::Row const& row) { return row.integer("source_row"); })
      .has_value();
}

}  // namespace wardmote::evidence
