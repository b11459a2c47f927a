#include "domains/evidence/import_store.h"

#include "base/choice.h"

namespace wardmote::evidence {
namespace {

/// How many rows are deleted in one transaction, so that a reader or writer beside it never waits long.
constexpr int rows_deleted_at_once = 5000;

/// `new_row` and `old_row` speak of the same: the same place, year, measure, offence and publication.
constexpr std::string_view same_value =
    "old_row.dataset_id = new_row.dataset_id AND old_row.area = new_row.area AND old_row.year = new_row.year AND "
    "old_row.measure = new_row.measure AND old_row.offence = new_row.offence AND old_row.area_kind = new_row.area_kind "
    "AND "
    "old_row.release = new_row.release";
constexpr std::string_view stated_alike =
    " AND old_row.value IS NOT DISTINCT FROM new_row.value AND old_row.status = new_row.status AND "
    "old_row.break_before = new_row.break_before";
constexpr std::string_view is_new = "new_row.dataset_id = :dataset AND new_row.since_version = :number";
constexpr std::string_view is_old =
    "old_row.dataset_id = :dataset AND old_row.since_version < :number AND old_row.superseded_version IS NULL";

std::string text(std::initializer_list<std::string_view> pieces) {
  std::string all;
  for (auto const piece : pieces) all += piece;
  return all;
}

store::Bindings dataset_and_number(LoadingVersion const& version) {
  return {{"dataset", version.dataset}, {"number", version.number}};
}

std::int64_t count(store::Reader& reader, std::string const& from, LoadingVersion const& version) {
  return *reader.first("SELECT count(*) AS held FROM " + from, dataset_and_number(version),
                       [](store::Row const& row) { return row.integer("held"); });
}

auto version_of(store::BoardId board, base::Id<Dataset> dataset) {
  return [=](store::Row const& row) {
    return LoadingVersion{
        .board = board, .dataset = dataset, .id = row.id<DatasetVersion>("id"), .number = row.integer("number")};
  };
}

/// Indexes: published_value_by_area; the primary key of area.
std::int64_t delete_some(store::Writer& writer, LoadingVersion const& version) {
  auto const limit = std::to_string(rows_deleted_at_once);
  auto deleted = writer.run(
      "DELETE FROM published_value WHERE id IN (SELECT id FROM published_value WHERE dataset_id = :dataset AND "
      "since_version = :number LIMIT " +
          limit + ")",
      dataset_and_number(version));
  deleted += writer.run(
      "DELETE FROM area WHERE version_id = :version AND code IN (SELECT code FROM area WHERE version_id = :version "
      "ORDER BY kind, code LIMIT " +
          limit + ")",
      {{"version", version.id}});
  return deleted;
}

/// A value that the new file states differently is replaced; one that it does not speak of stands: a file of fewer
/// years withdraws nothing. Order matters: what is replaced is marked before what stayed the same is taken out of the
/// new rows.
void publish_values(store::Writer& writer, LoadingVersion const& version) {
  auto const bindings = dataset_and_number(version);
  writer.run(text({"UPDATE published_value AS old_row SET superseded_version = :number WHERE ", is_old,
                   " AND EXISTS (SELECT 1 FROM published_value new_row WHERE ", is_new, " AND ", same_value,
                   " AND NOT (1 = 1", stated_alike, "))"}),
             bindings);
  writer.run(text({"UPDATE published_value AS new_row SET is_revised = 1 WHERE ", is_new,
                   " AND EXISTS (SELECT 1 FROM published_value old_row WHERE ", same_value,
                   " AND old_row.superseded_version = :number)"}),
             bindings);
  writer.run(text({"DELETE FROM published_value AS new_row WHERE ", is_new,
                   " AND EXISTS (SELECT 1 FROM published_value old_row WHERE ", is_old, " AND ", same_value, ")"}),
             bindings);
}

}  // namespace

std::vector<LoadingVersion> left_over_versions(store::Reader& reader, store::BoardId board, base::Id<Dataset> dataset) {
  return reader.list(
      "SELECT id, number FROM dataset_version WHERE dataset_id = :dataset AND state = 'loading' ORDER BY number",
      {{"dataset", dataset}}, version_of(board, dataset));
}

bool delete_some_rows(store::Writer& writer, LoadingVersion const& version) {
  return delete_some(writer, version) > 0 || delete_some_incidents(writer, version);
}

// Index: the primary key of incident.
std::vector<LoadingVersion> outdated_versions(store::Reader& reader, store::BoardId board, base::Id<Dataset> dataset,
                                              base::Instant replaced_before) {
  return reader.list(
      "SELECT v.id AS id, v.number AS number FROM dataset_version v WHERE v.dataset_id = :dataset AND v.state = "
      "'superseded' AND EXISTS (SELECT 1 FROM dataset_version n WHERE n.dataset_id = v.dataset_id AND n.number > "
      "v.number AND n.state IN ('current', 'superseded') AND n.imported_at < :replaced_before) AND EXISTS (SELECT 1 "
      "FROM incident i WHERE i.version_id = v.id) ORDER BY v.number",
      {{"dataset", dataset}, {"replaced_before", replaced_before}}, version_of(board, dataset));
}

// Indexes: the primary keys of incident and incident_count. By a range, and not by a list of rows: PostgreSQL joins that
// list row by row while it has no statistics of what was just loaded.
bool delete_some_incidents(store::Writer& writer, LoadingVersion const& version) {
  auto const deleted = writer.run(
      "DELETE FROM incident WHERE version_id = :version AND source_row <= (SELECT max(source_row) FROM (SELECT "
      "source_row FROM incident WHERE version_id = :version ORDER BY source_row LIMIT " +
          std::to_string(rows_deleted_at_once) + ") AS batch)",
      {{"version", version.id}});
  if (deleted > 0) return true;
  writer.run("DELETE FROM incident_count WHERE version_id = :version", {{"version", version.id}});
  return false;
}

void mark_discarded(store::Writer& writer, LoadingVersion const& version) {
  writer.run("UPDATE dataset_version SET state = 'discarded' WHERE id = :version AND state = 'loading'",
             {{"version", version.id}});
}

void forget_version(store::Writer& writer, LoadingVersion const& version) {
  writer.run("DELETE FROM dataset_version WHERE id = :version AND state = 'loading'", {{"version", version.id}});
}

LoadingVersion begin_version(store::Writer& writer, store::BoardId board, base::Id<Dataset> dataset,
                             DatasetVersion const& version) {
  auto const number = *writer.first(
      "SELECT coalesce(max(number), 0) + 1 AS next_number FROM dataset_version WHERE dataset_id = :dataset",
      {{"dataset", dataset}}, [](store::Row const& row) { return row.integer("next_number"); });
  writer.run(
      "INSERT INTO dataset_version (id, board_id, dataset_id, number, state, file_name, file_hash, file_bytes, "
      "layout_hash, rows_taken, "
      "rows_rejected, first_period, last_period, imported_at) VALUES (:id, :board, :dataset, :number, 'loading', "
      ":file_name, :file_hash, "
      ":file_bytes, :layout_hash, 0, 0, '', '', :imported_at)",
      {{"id", version.id},
       {"board", board},
       {"dataset", dataset},
       {"number", number},
       {"file_name", version.file_name},
       {"file_hash", version.file_hash},
       {"file_bytes", version.file_bytes},
       {"layout_hash", version.layout_hash},
       {"imported_at", version.imported_at}});
  return {.board = board, .dataset = dataset, .id = version.id, .number = number};
}

void add_incidents(store::Writer& writer, LoadingVersion const& version, std::span<Incident const> incidents) {
  auto const bulk = writer.bulk("incident", {"board_id", "version_id", "source_row", "source_id", "occurred_on",
                                             "occurred_minute", "time_precision", "reported_on", "offence", "area",
                                             "latitude", "longitude", "place_precision", "clearance", "incidents"});
  auto const board = version.board.text(), id = version.id.text();
  for (auto const& incident : incidents)
    bulk->add({board, id, incident.source_row, incident.source_id, incident.occurred_on, incident.occurred_minute,
               base::spelling_of(incident.time_precision), incident.reported_on, incident.offence, incident.area,
               incident.latitude, incident.longitude, base::spelling_of(incident.place_precision), incident.clearance,
               incident.incidents});
  bulk->finish();
}

void add_counts(store::Writer& writer, LoadingVersion const& version, std::int64_t part,
                std::span<IncidentCount const> counts) {
  auto const bulk =
      writer.bulk("incident_count", {"board_id", "version_id", "month", "offence", "area", "part", "incidents"});
  auto const board = version.board.text(), id = version.id.text();
  for (auto const& count : counts)
    bulk->add({board, id, count.month, count.offence, count.area, part, count.incidents});
  bulk->finish();
}

void add_areas(store::Writer& writer, LoadingVersion const& version, std::span<Area const> areas) {
  auto const bulk =
      writer.bulk("area", {"board_id", "version_id", "kind", "code", "name_en", "name_fr", "parent_code", "population",
                           "population_year", "geometry", "geometry_quality", "source_row"});
  for (auto const& area : areas)
    bulk->add({version.board, version.id, base::spelling_of(area.kind), area.code, area.name.en, area.name.fr,
               area.parent_code, area.population, area.population_year, area.geometry,
               base::spelling_of(area.geometry_quality), area.source_row});
  bulk->finish();
}

void add_values(store::Writer& writer, LoadingVersion const& version, std::span<PublishedValue const> values,
                base::Clock const& clock) {
  auto const bulk = writer.bulk(
      "published_value", {"id", "board_id", "dataset_id", "area", "area_kind", "year", "measure", "offence", "value",
                          "status", "is_revised", "break_before", "release", "source_row", "since_version"});
  for (auto const& value : values)
    bulk->add({base::Id<PublishedValue>::make(clock), version.board, version.dataset, value.area,
               base::spelling_of(value.area_kind), value.year, value.measure, value.offence, value.value, value.status,
               false, value.break_before, value.release, value.source_row, version.number});
  bulk->finish();
}

// Index: published_value_by_area.
std::vector<PublishedValue> take_out_repeated_values(store::Writer& writer, LoadingVersion const& version) {
  auto const condition =
      text({is_new, " AND EXISTS (SELECT 1 FROM published_value old_row WHERE old_row.since_version = :number AND ",
            same_value, " AND old_row.source_row < new_row.source_row)"});
  auto const repeated = writer.list(
      "SELECT new_row.area AS area, new_row.year AS year, new_row.measure AS measure, new_row.source_row AS source_row "
      "FROM published_value new_row WHERE " +
          condition + " ORDER BY new_row.source_row",
      dataset_and_number(version), [](store::Row const& row) {
        PublishedValue value;
        value.area = row.text("area");
        value.year = static_cast<int>(row.integer("year"));
        value.measure = row.text("measure");
        value.source_row = row.integer("source_row");
        return value;
      });
  if (!repeated.empty())
    writer.run("DELETE FROM published_value AS new_row WHERE " + condition, dataset_and_number(version));
  return repeated;
}

// Index: published_value_by_area.
ValueChanges value_changes(store::Reader& reader, LoadingVersion const& version) {
  auto const news = text({"published_value new_row WHERE ", is_new});
  auto const with_old =
      text({news, " AND EXISTS (SELECT 1 FROM published_value old_row WHERE ", is_old, " AND ", same_value});
  auto const all = count(reader, news, version);
  auto const known = count(reader, with_old + ")", version);
  auto const unchanged = count(reader, with_old + std::string(stated_alike) + ")", version);
  auto const gone =
      count(reader,
            text({"published_value old_row WHERE ", is_old,
                  " AND NOT EXISTS (SELECT 1 FROM published_value new_row WHERE ", is_new, " AND ", same_value, ")"}),
            version);
  return {.added = all - known, .changed = known - unchanged, .unchanged = unchanged, .gone = gone};
}

bool hold_version(store::Writer& writer, LoadingVersion const& version) {
  return writer.run("UPDATE dataset_version SET state = 'loading' WHERE id = :version AND state = 'loading'",
                    {{"version", version.id}}) == 1;
}

void publish_version(store::Writer& writer, LoadingVersion const& version, DatasetKind kind,
                     DatasetVersion const& counted) {
  if (kind == DatasetKind::published_values) publish_values(writer, version);
  writer.run("UPDATE dataset_version SET state = 'superseded' WHERE dataset_id = :dataset AND state = 'current'",
             {{"dataset", version.dataset}});
  writer.run(
      "UPDATE dataset_version SET state = 'current', rows_taken = :rows_taken, rows_rejected = :rows_rejected, "
      "first_period = :first_period, "
      "last_period = :last_period WHERE id = :version",
      {{"version", version.id},
       {"rows_taken", counted.rows_taken},
       {"rows_rejected", counted.rows_rejected},
       {"first_period", counted.first_period},
       {"last_period", counted.last_period}});
}

}  // namespace wardmote::evidence
