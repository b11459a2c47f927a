#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domains/evidence/analyses/density_input.h"
#include "domains/evidence/analyses/run.h"
#include "domains/evidence/analyses/scan_input.h"
#include "domains/evidence/analyses/watch_input.h"
#include "store/session.h"

namespace wardmote::evidence {

void insert_run(store::Writer& writer, store::BoardId board, Run const& run);
std::optional<Run> find_run(store::Reader& reader, store::BoardId board, RunId id);
/// The board's runs, newest first.
std::vector<Run> list_runs(store::Reader& reader, store::BoardId board, int count);
/// Those of a dataset that are repeated, oldest first.
std::vector<Run> repeated_runs(store::Reader& reader, store::BoardId board, std::string const& dataset);
/// The one that repeats it.
std::optional<Run> run_after(store::Reader& reader, RunId id);
void mark_repeated(store::Writer& writer, RunId id, bool is_repeated);
/// Keeps what came out; whether the run had nothing yet.
bool put_result(store::Writer& writer, Run const& made, base::Instant now);

/// One hash for a version: of its file's and its layout's.
std::string hash_of_version(DatasetVersion const& version);
/// The version with that identifier, whatever its state; its number and hashes alone.
std::optional<DatasetVersion> find_version(store::Reader& reader, base::Id<DatasetVersion> id);

/// Incidents of a version by area and day, within the period of the request and of its offences, by area and day; those
/// without a published area under the empty code.
std::vector<ScanCount> scan_counts(store::Reader& reader, base::Id<DatasetVersion> version, ScanRequest const& request);
/// The same by area, offence and week, from the first week that counts to the end of the judged one.
std::vector<WatchCount> watch_counts(store::Reader& reader, base::Id<DatasetVersion> version,
                                     WatchRequest const& request);
/// The same with their places, of those whose place is public; and how many incidents have none.
std::vector<DensityEvent> density_events(store::Reader& reader, base::Id<DatasetVersion> version,
                                         DensityRequest const& request);
std::int64_t count_without_place(store::Reader& reader, base::Id<DatasetVersion> version,
                                 DensityRequest const& request);
/// Whether an incident of a version has a public place.
bool has_positions(store::Reader& reader, base::Id<DatasetVersion> version);
/// The mean position of a version's incidents, by area.
std::vector<RunPlace> mean_places(store::Reader& reader, base::Id<DatasetVersion> version);
/// The areas that a version described, with their outlines.
std::vector<Area> areas_of_version(store::Reader& reader, base::Id<DatasetVersion> version);
/// The first and the last day that an incident of a version occurred on; nothing if it has none.
struct DaysReached {
  base::LocalDate first{};
  base::LocalDate last{};
};
std::optional<DaysReached> days_reached(store::Reader& reader, base::Id<DatasetVersion> version);
/// Whether a version knows no more of some incidents' time than the month.
bool has_months_alone(store::Reader& reader, base::Id<DatasetVersion> version);

}  // namespace wardmote::evidence
