#pragma once

#include <span>
#include <vector>

#include "analysis/scan/kernel/kernel.h"
#include "analysis/scan/prepared.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::scan {

/// The expected cases of a growing zone, by time, from `first_interval` on.
class ZoneProfile {
 public:
  ZoneProfile(Prepared const& prepared, std::uint32_t first_interval, kernel::Kernel const& kernel);
  void clear();
  void add(std::uint32_t place);
  /// Entry t: expected cases of the zone from the first interval up to t intervals later; so [a, b) expects entry b less
  /// entry a.
  std::span<double const> cumulative();

 private:
  Prepared const& prepared_;
  kernel::Kernel const& kernel_;
  std::uint32_t first_interval_;
  std::vector<double> sums_;              ///< by factor
  std::vector<double> cumulative_basis_;  ///< factors x entries
  std::vector<std::uint64_t> trials_;     ///< Bernoulli, by interval
  std::vector<double> cumulative_;
};

}  // namespace wardmote::analysis::scan
