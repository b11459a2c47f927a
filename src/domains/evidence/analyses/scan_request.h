#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace wardmote::evidence {

/// What is looked for.
enum class ScanModel {
  spatial,        ///< places, over the whole period
  retrospective,  ///< places and times, anywhere in the period
  prospective     ///< places and times that last to the end of the period
};
BOOST_DESCRIBE_ENUM(ScanModel, spatial, retrospective, prospective)

/// What a count is held against.
enum class ScanBaseline {
  residents,  ///< how many live there: the Poisson model
  own_level   ///< what the place and the time usually have: the space-time permutation model
};
BOOST_DESCRIBE_ENUM(ScanBaseline, residents, own_level)

/// How finely time is cut.
enum class ScanStep { day, week, month };
BOOST_DESCRIBE_ENUM(ScanStep, day, week, month)

/// Where and when are incidents concentrated? With the version of the data it determines the result.
struct ScanRequest {
  std::string dataset{};                ///< slug
  std::vector<std::string> offences{};  ///< in order, each once; empty: all
  base::LocalDate from{};
  base::LocalDate to{};  ///< included
  ScanModel model = ScanModel::retrospective;
  ScanBaseline baseline = ScanBaseline::residents;
  ScanStep step = ScanStep::week;
  int share_pct = 50;    ///< the largest place: at most so much of the residents, or of the incidents; 1 to 50
  int days_max = 90;     ///< the longest cluster
  int replicates = 999;  ///< simulated worlds without any cluster
  std::int64_t seed = 1;
  friend bool operator==(ScanRequest const&, ScanRequest const&) = default;
};

/// The request as canonical JSON, and back; nothing if it is none of a scan.
std::string text_of(ScanRequest const& request);
std::optional<ScanRequest> scan_request_of(std::string_view text);

}  // namespace wardmote::evidence
