#pragma once

#include <cstdint>
#include <vector>

#include "analysis/scan/prepared.h"
#include "analysis/scan/zones.h"

/// For the .cpp files of this folder and their tests.
namespace wardmote::analysis::scan {

/// A window of the real data.
struct Candidate {
  std::uint32_t direction = 0;  ///< entry of Zones::directions()
  std::uint32_t places = 0;     ///< how many of its places, in their order
  std::uint32_t first = 0;      ///< intervals [first, end)
  std::uint32_t end = 0;
  double count = 0;  ///< of one type, as `expected`; of several: see joint_scan.h
  double expected = 0;
  double ratio = 0;      ///< log-likelihood ratio
  double statistic = 0;  ///< ratio times the direction's factor
  bool is_high = true;   ///< of several types
};

/// Statistics closer than this are equal.
inline constexpr double tie_tolerance = 1e-9;

}  // namespace wardmote::analysis::scan
