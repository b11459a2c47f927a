#include "analysis/scan/joint_ratio.h"

#include <algorithm>

#include "base/random.h"

namespace wardmote::analysis::scan {
namespace {

constexpr std::uint64_t seed_stream = std::uint64_t{0xFFFD0000} << 32;  ///< apart from those of worlds

}  // namespace

std::optional<std::string> joint_fault(ScanOptions const& options, Model model) {
  if (model == Model::negative_binomial)
    return "several types are scanned together by their likelihood ratios, and the negative binomial model has a "
           "score: "
           "leave --dispersion out, or scan each type by itself";
  if (options.gini)
    return "the Gini coefficient chooses among clusters of one type of cases: leave it out, or scan each type by "
           "itself";
  return std::nullopt;
}

bool JointLikelihood::contributes(double count, double expected, bool is_high) const {
  return is_high ? count > expected && count >= options_.high_cases_min
                 : count < expected && count >= options_.low_cases_min;
}

double JointLikelihood::sum(std::span<std::uint32_t const> counts, std::span<double const> expected,
                            bool is_high) const {
  double sum = 0;
  for (std::size_t type = 0; type < types_.size(); ++type) {
    double const count = counts[type];
    if (!contributes(count, expected[type], is_high)) continue;
    auto const ratio = types_[type].likelihood().ratio(count, expected[type]);
    if (ratio > 0) sum += ratio;  // else rounding, where all cases are inside
  }
  return sum;
}

JointRatio JointLikelihood::of(std::span<std::uint32_t const> counts, std::span<double const> expected) const {
  auto const high = options_.rates == Rates::low ? 0 : sum(counts, expected, true);
  auto const low = options_.rates == Rates::high ? 0 : sum(counts, expected, false);
  return {std::max(high, low), options_.rates != Rates::low && high >= low};
}

bool JointLikelihood::is_at_most(std::span<std::uint32_t const> counts, std::span<double const> expected,
                                 double ratio) const {
  double high = 0, low = 0;
  for (std::size_t type = 0; type < types_.size(); ++type) {
    double const count = counts[type];
    auto const is_high = count > expected[type];
    if (options_.rates == (is_high ? Rates::low : Rates::high) || !contributes(count, expected[type], is_high))
      continue;
    (is_high ? high : low) += types_[type].likelihood().at_most(count, expected[type]);
  }
  return high <= ratio && low <= ratio;
}

double expected_by_risk(Prepared const& type) {
  if (type.study().model != Model::bernoulli) return 1;
  return static_cast<double>(type.total_cases()) / static_cast<double>(type.total_trials());
}

std::uint64_t seed_of_type(std::uint64_t seed, std::size_t type) {
  return type == 0 ? seed : base::RandomStream(seed, seed_stream | type).bits();
}

}  // namespace wardmote::analysis::scan
