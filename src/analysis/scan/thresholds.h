#pragma once

#include <cstdint>
#include <vector>

#include "analysis/for_each.h"
#include "analysis/scan/kernel/kernel.h"
#include "analysis/scan/likelihood.h"
#include "analysis/scan/options.h"

/// For the .cpp files of this folder and their tests.
namespace wardmote::analysis::scan {

/// For steps of the best ratio so far and buckets of expected cases, the counts beyond which a window may be better. Ratios above 20 are
/// rare among replicates, and only tested more often.
/// Never too strict: a window with a larger ratio is always beyond.
class ThresholdGrid {
 public:
  /// For windows of up to `expected_max` expected cases; ratios above `ratio_max` share its step.
  ThresholdGrid(Likelihood const& likelihood, ScanOptions const& options, double expected_max, ForEach const& for_each,
                double ratio_max = 20);

  std::size_t buckets() const { return buckets_; }
  /// The step that holds a ratio; the last one for all beyond it.
  std::size_t step_of(double ratio) const;
  /// Counts above it may have a larger ratio than those of the step. By bucket.
  std::int32_t const* high(std::size_t step) const { return high_.data() + step * buckets_; }
  /// Counts below it may.
  std::int32_t const* low(std::size_t step) const { return low_.data() + step * buckets_; }

 private:
  void fill(std::size_t step, Likelihood const& likelihood, ScanOptions const& options);

  std::size_t steps_, buckets_;
  std::vector<std::int32_t> high_, low_;
};

/// About where a bucket of expected cases begins and ends: surely not above its least, and not below its largest.
double bucket_begin(std::size_t bucket);
double bucket_end(std::size_t bucket);

/// The largest count at or above `expected` whose ratio is at most `ratio`; the smallest at or below it.
std::int64_t largest_count_within(Likelihood const& likelihood, double expected, double ratio);
std::int64_t smallest_count_within(Likelihood const& likelihood, double expected, double ratio);

}  // namespace wardmote::analysis::scan
