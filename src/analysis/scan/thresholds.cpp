#include "analysis/scan/thresholds.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "analysis/scan/kernel/buckets.h"

namespace wardmote::analysis::scan {
namespace {

constexpr double steps_per_unit = 10;
constexpr double slack = 1e-6;  // of a float's rounding in bucket_of

}  // namespace

double bucket_begin(std::size_t bucket) {
  if (bucket == 0) return 0;
  if (bucket < std::size_t{kernel::fine_buckets})
    return std::bit_cast<float>(static_cast<std::uint32_t>(bucket + kernel::bucket_base) << 19) * (1 - slack);
  auto const root = (static_cast<double>(bucket) - kernel::fine_buckets + 32) / 8;
  return root * root * (1 - slack);
}

double bucket_end(std::size_t bucket) { return bucket_begin(bucket + 1) * (1 + 3 * slack); }

std::int64_t largest_count_within(Likelihood const& likelihood, double expected, double ratio) {
  auto const cases = likelihood.cases();
  if (expected <= 0) return 0;
  if (expected >= cases) return static_cast<std::int64_t>(cases);
  auto low = std::floor(expected), high = likelihood.count_max(expected);
  if (high <= low || likelihood.ratio(high, expected) <= ratio) return static_cast<std::int64_t>(std::max(low, high));
  auto guess = expected + std::sqrt(2 * ratio * expected) + ratio / 3;
  for (int round = 0; high - low > 1; ++round) {  // by Newton, between two bounds; by halves if that is slow
    auto const count = std::clamp(round < 6 ? std::floor(guess) : std::floor((low + high) / 2), low + 1, high - 1);
    auto const value = likelihood.ratio(count, expected);
    (value <= ratio ? low : high) = count;
    auto const slope = std::log(count / expected) - std::log((cases - count) / (cases - expected));
    guess = slope > 1e-9 ? count + (ratio - value) / slope : (low + high) / 2;
  }
  return static_cast<std::int64_t>(low);
}

std::int64_t smallest_count_within(Likelihood const& likelihood, double expected, double ratio) {
  auto const start = std::min(expected, likelihood.cases());
  auto low = likelihood.count_min(start), high = std::ceil(start);
  if (low >= high || likelihood.ratio(low, start) <= ratio) return static_cast<std::int64_t>(std::min(low, high));
  while (high - low > 1) {
    auto const middle = std::floor((high + low) / 2);
    (likelihood.ratio(middle, start) <= ratio ? high : low) = middle;
  }
  return static_cast<std::int64_t>(high);
}

ThresholdGrid::ThresholdGrid(Likelihood const& likelihood, ScanOptions const& options, double expected_max,
                             ForEach const& for_each, double ratio_max)
    : steps_(static_cast<std::size_t>(ratio_max * steps_per_unit)),
      buckets_(kernel::bucket_of(expected_max * (1 + slack)) + 2) {
  if (options.rates != Rates::low) high_.resize(steps_ * buckets_);
  if (options.rates != Rates::high) low_.resize(steps_ * buckets_);
  for_each(steps_, [&](std::size_t step) { fill(step, likelihood, options); });
}

void ThresholdGrid::fill(std::size_t step, Likelihood const& likelihood, ScanOptions const& options) {
  auto const ratio = std::max(0.0, static_cast<double>(step) / steps_per_unit - 1e-9);
  for (std::size_t bucket = 0; bucket < buckets_; ++bucket) {
    if (!high_.empty()) {
      auto const found = largest_count_within(likelihood, bucket_begin(bucket), ratio);
      high_[step * buckets_ + bucket] =
          static_cast<std::int32_t>(std::max<std::int64_t>(found, std::int64_t{options.high_cases_min} - 1));
    }
    if (!low_.empty())
      low_[step * buckets_ + bucket] =
          static_cast<std::int32_t>(smallest_count_within(likelihood, bucket_end(bucket), ratio));
  }
}

std::size_t ThresholdGrid::step_of(double ratio) const {
  return std::min(steps_ - 1, static_cast<std::size_t>(std::max(0.0, ratio * steps_per_unit)));
}

}  // namespace wardmote::analysis::scan
