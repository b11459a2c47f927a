#pragma once

#include <span>
#include <vector>

/// How many of many tests may be believed. Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B
/// 57:289-300; Benjamini & Yekutieli (2001), Annals of Statistics 29:1165-1188.
namespace wardmote::analysis {

enum class Correction {
  none,
  bh,  ///< expected share of false discoveries at most the level where tests are independent or positively dependent
  by,  ///< the same under any dependence; costs a factor 1 + 1/2 + … + 1/m
};

/// For each test the smallest level at which it is a discovery (the adjusted p-value): with p_(1) <= … <= p_(m),
/// min over k >= rank of p_(k) m c / k, at most 1; c = 1 for bh, 1 + 1/2 + … + 1/m for by. A test is a discovery at
/// level a exactly if its answer is <= a: the largest k with p_(k) <= k a / (m c) decides (step-up), not the first
/// that fails. A p-value that is NaN is no test: it counts nowhere and stays NaN. Requires 0 <= p <= 1 otherwise.
std::vector<double> adjusted(std::span<double const> p_values, Correction correction);

}  // namespace wardmote::analysis
