#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "analysis/cooccurrence/exact_law.h"
#include "analysis/interval.h"

/// Whether two things go together when a third (age, year, place) is held still: fourfold counts in strata.
namespace wardmote::analysis::cooccurrence {

struct FourFold {
  std::uint32_t both = 0;
  std::uint32_t first_only = 0;
  std::uint32_t second_only = 0;
  std::uint32_t neither = 0;
  Margins margins() const { return {both + first_only + second_only + neither, both + first_only, both + second_only}; }
};

/// The odds of the one among those with the other, against those without: both x neither / (first_only x second_only).
/// +infinity if only the divisor is 0, NaN if both are.
double odds_ratio(FourFold const& counts);

/// Mantel & Haenszel (1959, Journal of the National Cancer Institute 22:719-748): one odds ratio common to the strata. Its
/// variance: Robins, Breslow & Greenland (1986, Biometrics 42:311-323). The correction is that of R's mantelhaen.test.
struct CommonOdds {
  double odds_ratio = 0;    ///< 0, +infinity or NaN where the counts say so
  double log_variance = 0;  ///< of its logarithm; NaN where that is infinite
  Interval interval{};      ///< of that variance, normal on the logarithm; 0 to +infinity where there is none
  double chi_square = 0;    ///< 1 degree of freedom, corrected for continuity; NaN without variation
  double p = 1;             ///< of chi_square; NaN without
};

/// `confidence` of the interval: 0 < confidence < 1. With one stratum this is the plain odds ratio and Woolf's interval.
/// Strata in which a margin is empty say nothing, and change nothing. Independent of the order of the strata up to rounding. Cost
/// linear in the strata.
CommonOdds mantel_haenszel(std::span<FourFold const> strata, double confidence = 0.95);

/// The exact test of a common odds ratio of 1 given all margins: the sum over the strata of the counts `both`, whose law is the
/// convolution of theirs (Birch 1964, Journal of the Royal Statistical Society B 26:313-324; R's mantelhaen.test, exact). With one
/// stratum `fisher`. The factorials must reach every stratum. Relative accuracy about 1e-9: sums of positive terms.
ExactP exact_in_strata(LogFactorials const& factorials, std::span<FourFold const> strata, Alternative alternative);

/// Its cost: products to be added.
double exact_cost(std::span<FourFold const> strata);

}  // namespace wardmote::analysis::cooccurrence
