#include "analysis/scan/ratio_grid.h"

#include <algorithm>
#include <cmath>

#include "analysis/scan/kernel/buckets.h"
#include "analysis/scan/thresholds.h"

namespace wardmote::analysis::scan {
namespace {

constexpr double ratio_told = 20, ratio_told_for_each = 2;  ///< of one type, and of each further one
constexpr double rounding = 1e-6;                           ///< of a ratio, in steps
constexpr std::int64_t last_entry = kernel::ratio_entries - 1;

/// So that the last entry begins at `count` or above.
std::int32_t shift_to(std::int64_t base, std::int64_t count) {
  std::int32_t shift = 0;
  while (base + (last_entry << shift) < count) ++shift;
  return shift;
}

kernel::RatiosOfCounts high_ratios(double expected, Likelihood const& likelihood, ScanOptions const& options,
                                   RatioScale const& scale) {
  auto const last = largest_count_within(likelihood, expected, ratio_told) + 1;
  auto const base = last > last_entry ? static_cast<std::int64_t>(expected) : 0;  // few are looked up as they are
  auto const shift = shift_to(base, last);
  kernel::RatiosOfCounts told{{}, static_cast<std::int32_t>(base), shift};
  for (std::int64_t i = 0; i <= last_entry; ++i) {
    auto const most = static_cast<double>(base + ((i + 1) << shift) - 1);
    if (i == last_entry || most > likelihood.count_max(expected))
      told.entries[i] = kernel::ratio_unbounded;
    else if (most > expected && most >= options.high_cases_min)
      told.entries[i] = expected > 0 ? scale.at_least(likelihood.ratio(most, expected)) : kernel::ratio_unbounded;
  }
  return told;
}

kernel::RatiosOfCounts low_ratios(double expected, Likelihood const& likelihood, ScanOptions const& options,
                                  RatioScale const& scale) {
  auto const base = std::max<std::int64_t>(0, smallest_count_within(likelihood, expected, ratio_told) - 1);
  auto const shift = shift_to(base, static_cast<std::int64_t>(std::ceil(expected)));
  kernel::RatiosOfCounts told{{}, static_cast<std::int32_t>(base), shift};
  for (std::int64_t i = 0; i <= last_entry; ++i) {
    auto const fewest = std::max(static_cast<double>(base + (i << shift)), static_cast<double>(options.low_cases_min));
    if (fewest >= expected) continue;
    auto const is_told = (i > 0 || base == 0) &&
                         fewest >= likelihood.count_min(std::min(expected, likelihood.cases())) &&
                         expected < likelihood.cases();
    told.entries[i] = is_told ? scale.at_least(likelihood.ratio(fewest, expected)) : kernel::ratio_unbounded;
  }
  return told;
}

}  // namespace

RatioScale::RatioScale(std::size_t types)
    : steps_((kernel::ratio_unbounded - 1) / (ratio_told + ratio_told_for_each * static_cast<double>(types - 1))) {}

std::uint8_t RatioScale::at_least(double ratio) const {
  return static_cast<std::uint8_t>(std::min<double>(kernel::ratio_unbounded, std::ceil(ratio * steps_ + rounding)));
}

std::uint8_t RatioScale::bound(double ratio) const {
  return static_cast<std::uint8_t>(std::min(kernel::ratio_unbounded - 1.0, std::floor(ratio * steps_)));
}

RatioGrid::RatioGrid(Likelihood const& likelihood, ScanOptions const& options, double expected_max,
                     RatioScale const& scale) {
  auto const buckets = kernel::bucket_of(expected_max) + 2;
  for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
    if (options.rates != Rates::low) high_.push_back(high_ratios(bucket_begin(bucket), likelihood, options, scale));
    if (options.rates != Rates::high) low_.push_back(low_ratios(bucket_end(bucket), likelihood, options, scale));
  }
}

kernel::TypeRatios RatioGrid::ratios() const {
  return {high_.empty() ? nullptr : high_.data(), low_.empty() ? nullptr : low_.data()};
}

}  // namespace wardmote::analysis::scan
