#pragma once

#include <string>
#include <vector>

#include "analysis/scan/input/calendar.h"
#include "analysis/scan/options.h"
#include "analysis/scan/study.h"
#include "domains/evidence/analyses/scan_input.h"
#include "domains/evidence/analyses/scan_request.h"

namespace wardmote::evidence {

/// No cluster with fewer incidents is told of, nor looked for: what so few people lived through could be recognised.
inline constexpr std::int64_t cluster_incidents_min = 5;
/// A run of fewer incidents says nothing.
inline constexpr std::int64_t scan_incidents_min = 50;
inline constexpr std::size_t scan_places_min = 5;

/// A run as the scan takes it, with what its numbers stand for.
struct ScanStudy {
  analysis::scan::Study study{};
  analysis::scan::ScanOptions options{};
  std::vector<RunPlace> places{};             ///< of the study, by their number
  std::vector<analysis::scan::Day> bounds{};  ///< of the intervals
  std::vector<std::int64_t> by_place{};       ///< incidents of each place
  std::vector<std::int64_t> by_interval{};    ///< incidents of each interval
  std::int64_t incidents = 0;
  std::int64_t without_area = 0;
  std::int64_t in_areas_left_out = 0;

  /// What is expected of a place in intervals [first, end), under the hypothesis that there is no cluster.
  double expected(std::size_t place, std::size_t first, std::size_t end) const;
};

/// The study of a request. Places that have fewer residents than a rate needs (rate_residents_min) are left out where
/// residents are what counts are held against.
ScanStudy study_of(ScanRequest const& request, ScanInput const& input);

}  // namespace wardmote::evidence
