#pragma once

#include <cstdint>
#include <vector>

#include "analysis/scan/kernel/kernel.h"
#include "analysis/scan/likelihood.h"
#include "analysis/scan/options.h"

/// For the .cpp files of this folder and their tests.
namespace wardmote::analysis::scan {

/// In what whole steps the ratios of so many types are told, so that usual maxima of their sum fit a byte. Larger ones are only tested more
/// often.
class RatioScale {
 public:
  explicit RatioScale(std::size_t types);
  /// The fewest steps that are not less than a ratio; ratio_unbounded if so many cannot be told.
  std::uint8_t at_least(double ratio) const;
  /// A sum of `at_least`, cut at ratio_unbounded, is larger if the sum of ratios is.
  std::uint8_t bound(double ratio) const;

 private:
  double steps_;  ///< to a ratio of 1
};

/// The ratios of a type's counts, never less than they are, by bucket of expected cases; of counts that do not contribute 0. See
/// JointLikelihood::contributes.
class RatioGrid {
 public:
  /// For windows of up to `expected_max` expected cases.
  RatioGrid(Likelihood const& likelihood, ScanOptions const& options, double expected_max, RatioScale const& scale);
  kernel::TypeRatios ratios() const;
  /// What counts of a bucket are told from: they lie within 32,768 of it if they are kept so.
  std::int32_t base(std::size_t bucket) const { return (high_.empty() ? low_ : high_)[bucket].base; }

 private:
  std::vector<kernel::RatiosOfCounts> high_, low_;
};

}  // namespace wardmote::analysis::scan
