#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "domains/evidence/dataset.h"
#include "store/jobs/job.h"

namespace wardmote::evidence {

/// What is looked for.
enum class RunModel {
  spatial,        ///< places, over the whole period
  retrospective,  ///< places and times, anywhere in the period
  prospective     ///< places and times that last to the end of the period
};
BOOST_DESCRIBE_ENUM(RunModel, spatial, retrospective, prospective)

/// What a count is held against.
enum class RunBaseline {
  residents,  ///< how many live there: the Poisson model
  own_level   ///< what the place and the time usually have: the space-time permutation model
};
BOOST_DESCRIBE_ENUM(RunBaseline, residents, own_level)

/// How finely time is cut.
enum class RunStep { day, week, month };
BOOST_DESCRIBE_ENUM(RunStep, day, week, month)

/// What was asked for. With the version of the data it determines the result.
struct RunRequest {
  std::string dataset{};                ///< slug
  std::vector<std::string> offences{};  ///< in order, each once; empty: all
  base::LocalDate from{};
  base::LocalDate to{};  ///< included
  RunModel model = RunModel::retrospective;
  RunBaseline baseline = RunBaseline::residents;
  RunStep step = RunStep::week;
  int share_pct = 50;    ///< the largest place: at most so much of the residents, or of the incidents; 1 to 50
  int days_max = 90;     ///< the longest cluster
  int replicates = 999;  ///< simulated worlds without any cluster
  std::int64_t seed = 1;
  friend bool operator==(RunRequest const&, RunRequest const&) = default;
};

/// The request as canonical JSON, and back; nothing if it is none.
std::string text_of(RunRequest const& request);
std::optional<RunRequest> run_request_of(std::string_view text);

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
  base::Instant asked_at{};
  std::optional<base::Instant> done_at{};
  bool is_done() const { return done_at.has_value(); }
};
using RunId = base::Id<Run>;

}  // namespace wardmote::evidence
