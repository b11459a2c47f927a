#include "domains/evidence/analyses/run_work.h"

#include <algorithm>

#include "base/hash.h"
#include "domains/evidence/analyses/density_computation.h"
#include "domains/evidence/analyses/run_repetition.h"
#include "domains/evidence/analyses/run_store.h"
#include "domains/evidence/analyses/scan_computation.h"
#include "domains/evidence/analyses/scan_study.h"
#include "domains/evidence/analyses/watch_computation.h"
#include "domains/evidence/area_store.h"
#include "domains/evidence/dataset_store.h"
#include "domains/evidence/incident_rate.h"
#include "domains/evidence/incident_store.h"
#include "domains/evidence/incident_view.h"

namespace wardmote::evidence {
namespace {

/// The version that describes the areas that a dataset's counts speak of.
std::optional<DatasetVersion> areas_version_of(store::Reader& reader, store::BoardId board,
                                               std::vector<CountOf> const& by_area) {
  std::vector<DatasetVersion> versions;
  std::vector<std::vector<Area>> candidates;
  for (auto const& dataset : list_datasets(reader, board)) {
    auto version = dataset.kind == DatasetKind::areas ? current_version(reader, dataset.id) : std::nullopt;
    if (!version) continue;
    versions.push_back(*std::move(version));
    candidates.push_back(areas_of_dataset(reader, dataset.id, Outlines::without));
  }
  auto const index = areas_spoken_of(candidates, by_area);
  return index ? std::optional(versions[*index]) : std::nullopt;
}

std::vector<RunPlace> places_in(store::Reader& reader, base::Id<DatasetVersion> version,
                                std::optional<base::Id<DatasetVersion>> areas_version) {
  auto const areas = areas_version ? areas_of_version(reader, *areas_version) : std::vector<Area>{};
  auto const has_all_outlines =
      !areas.empty() && std::ranges::all_of(areas, [](Area const& area) { return area.geometry.has_value(); });
  return places_of(areas, has_all_outlines ? std::vector<RunPlace>{} : mean_places(reader, version));
}

base::Answer<void> differ(Run const& run, std::string reason) {
  return base::refuse(base::RefusalCode::run_not_reproduced, {{"run", run.id.text()}, {"reason", std::move(reason)}});
}

/// What was kept of the run, held against itself and against the files.
base::Answer<void> check_kept(store::Reader& reader, Run const& run) {
  if (!run.is_done()) return base::refuse(base::RefusalCode::run_not_done, {{"run", run.id.text()}});
  if (text_of(run.request) != run.request_text) return differ(run, "its request is not one that this program reads");
  if (base::to_hex(base::hash_of(run.result)) != run.result_hash)
    return differ(run, "its result is not the one that its hash was made of");
  auto const version = find_version(reader, run.version);
  if (!version || hash_of_version(*version) != run.version_hash)
    return differ(run, "the version of its dataset has another hash now");
  auto const areas = run.areas_version ? find_version(reader, *run.areas_version) : std::nullopt;
  if ((areas ? hash_of_version(*areas) : "") != run.areas_hash)
    return differ(run, "the version that described its areas has another hash now");
  return {};
}

// What goes into a run: a pure function of its request and of the versions that it names.
ScanInput input_of(store::Reader& reader, Run const& run, ScanRequest const& request) {
  return {.places = places_in(reader, run.version, run.areas_version),
          .counts = scan_counts(reader, run.version, request)};
}
WatchInput input_of(store::Reader& reader, Run const& run, WatchRequest const& request) {
  return {.counts = watch_counts(reader, run.version, request)};
}

DensityInput input_of(store::Reader& reader, Run const& run, DensityRequest const& request) {
  DensityInput input{.events = density_events(reader, run.version, request),
                     .without_place = count_without_place(reader, run.version, request)};
  auto const areas = run.areas_version ? areas_of_version(reader, *run.areas_version) : std::vector<Area>{};
  input.region = region_around(input.events, areas, request.cell_m);
  return input;
}

template <class Request>
base::Answer<RunMade> made_by(Request const& request, store::Database& database, Run const& run,
                              analysis::ForEach const& for_each, RunProgress const& progress) {
  auto const input = database.read([&](store::Reader& reader) { return input_of(reader, run, request); });
  if (input.is_empty())
    return base::refuse(base::RefusalCode::version_not_held,
                        {{"version", run.version_hash.substr(0, 12)}, {"dataset", request.dataset}});
  auto const result = result_of(request, input, for_each, progress);
  if (!result) return std::unexpected(result.error());
  auto text = text_of(*result);
  auto const hash = base::to_hex(base::hash_of(text));
  return RunMade{.input_hash = hash_of(input), .result = std::move(text), .result_hash = hash};
}

}  // namespace

base::Answer<RunFacts> facts_of(store::Reader& reader, store::BoardId board, std::string const& slug) {
  auto const dataset = find_dataset(reader, board, slug);
  auto const version = dataset ? current_version(reader, dataset->id) : std::nullopt;
  if (!version || dataset->kind != DatasetKind::incidents)
    return base::refuse(base::RefusalCode::dataset_unknown, {{"dataset", slug}});
  RunFacts facts{.dataset = *dataset, .version = *version};
  auto const cells = counts_in_grid(reader, dataset->id, GridRows::area, {});
  facts.offences = by_offence(cells);
  for (auto const& month : counts_by_month(reader, dataset->id, {})) facts.months.push_back(month.key);
  if (auto const days = days_reached(reader, version->id)) {
    facts.first_day = days->first;
    facts.last_day = days->last;
  }
  facts.areas_version = areas_version_of(reader, board, by_row(cells));
  facts.has_positions = has_positions(reader, version->id);
  facts.has_months_alone = has_months_alone(reader, version->id);
  auto const places =
      places_in(reader, version->id, facts.areas_version ? std::optional(facts.areas_version->id) : std::nullopt);
  facts.places = places.size();
  auto const inhabited = std::ranges::count_if(
      places, [](RunPlace const& place) { return place.residents.value_or(0) >= rate_residents_min; });
  facts.has_residents = static_cast<std::size_t>(inhabited) >= scan_places_min;
  return facts;
}

Run new_run(base::Clock const& clock, RunRequest const& request, RunFacts const& facts) {
  Run run{.id = RunId::make(clock),
          .request = request,
          .request_text = text_of(request),
          .dataset = facts.dataset.id,
          .version = facts.version.id,
          .version_hash = hash_of_version(facts.version),
          .asked_at = clock.now()};
  if (facts.areas_version) {
    run.areas_version = facts.areas_version->id;
    run.areas_hash = hash_of_version(*facts.areas_version);
  }
  return run;
}

base::Answer<RunMade> made_of(store::Database& database, Run const& run, analysis::ForEach const& for_each,
                              RunProgress const& progress) {
  return std::visit([&](auto const& request) { return made_by(request, database, run, for_each, progress); },
                    run.request);
}

void keep_made(store::Writer& writer, store::BoardId board, Run const& run, RunMade const& made, std::string_view actor,
               base::Instant now) {
  auto done = run;
  done.input_hash = made.input_hash;
  done.result = made.result;
  done.result_hash = made.result_hash;
  done.following = following_of(writer, board, run, made.result);
  if (!put_result(writer, done, now)) return;
  writer.record({.board = board,
                 .actor = std::string(actor),
                 .action = "make_analysis",
                 .subject = run.id.text(),
                 .details = {{"dataset", dataset_of(run.request)},
                             {"version_hash", run.version_hash},
                             {"input_hash", made.input_hash},
                             {"result_hash", made.result_hash}}});
}

base::Answer<RunId> make_run(EvidenceRoom const& room, RunRequest const& request, std::string_view actor,
                             analysis::ForEach const& for_each, RunProgress const& progress) {
  auto const facts =
      room.database.read([&](store::Reader& reader) { return facts_of(reader, room.board, dataset_of(request)); });
  if (!facts) return std::unexpected(facts.error());
  auto const run = new_run(room.clock, request, *facts);
  auto const made = made_of(room.database, run, for_each, progress);
  if (!made) return std::unexpected(made.error());
  room.database.write([&](store::Writer& writer) {
    insert_run(writer, room.board, run);
    keep_made(writer, room.board, run, *made, actor, room.clock.now());
  });
  return run.id;
}

base::Answer<void> verify_run(EvidenceRoom const& room, Run const& run, analysis::ForEach const& for_each,
                              RunProgress const& progress) {
  if (auto const kept = room.database.read([&](store::Reader& reader) { return check_kept(reader, run); }); !kept)
    return kept;
  auto const made = made_of(room.database, run, for_each, progress);
  if (!made) return std::unexpected(made.error());
  if (made->input_hash != run.input_hash) return differ(run, "other places and counts go into it now");
  if (made->result != run.result) return differ(run, "another result comes out of it");
  return {};
}

}  // namespace wardmote::evidence
