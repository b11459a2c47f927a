#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/clock.h"
#include "base/id.h"
#include "domains/evidence/analyses/density_request.h"
#include "domains/evidence/analyses/scan_request.h"
#include "domains/evidence/analyses/watch_request.h"
#include "domains/evidence/dataset.h"
#include "store/jobs/job.h"

namespace wardmote::evidence {

/// What was asked for: a request of one of the kinds of analysis (run_kinds.h). With the version of the data it determines
/// the result.
using RunRequest = std::variant<ScanRequest, WatchRequest, DensityRequest>;

/// The request as canonical JSON, and back; nothing if it is one of no kind.
std::string text_of(RunRequest const& request);
std::optional<RunRequest> run_request_of(std::string_view text);
/// The slug of the dataset that it asks of.
std::string const& dataset_of(RunRequest const& request);

/// An analysis: what was asked, of what, and what came out.
struct Run {
  base::Id<Run> id{};
  RunRequest request{};
  std::string request_text{};
  base::Id<Dataset> dataset{};
  base::Id<DatasetVersion> version{};
  std::string version_hash{};
  std::optional<base::Id<DatasetVersion>> areas_version{};
  std::string areas_hash{};
  std::optional<store::JobId> job{};
  std::string input_hash{};
  std::string result{};  ///< canonical JSON; empty until it is done
  std::string result_hash{};
  std::optional<base::Id<Run>> after{};  ///< the run that it repeats, of older data
  bool is_repeated = false;              ///< newer data will be asked the same; of a series the newest alone
  std::string following{};               ///< what became of the clusters of the run before; see scan_following.h
  base::Instant asked_at{};
  std::optional<base::Instant> done_at{};
  bool is_done() const { return done_at.has_value(); }
};
using RunId = base::Id<Run>;

}  // namespace wardmote::evidence
