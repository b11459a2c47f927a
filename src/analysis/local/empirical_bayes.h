#pragma once

#include <span>
#include <vector>

#include "analysis/ranking/shrinkage.h"

/// Rates of places of unequal population made comparable. See docs/methods/local.md.
namespace wardmote::analysis::local {

using ranking::Exposed;

struct EmpiricalBayes {
  double mean = 0;            ///< b = sum of incidents / sum of populations
  double variance = 0;        ///< a = s^2 - b / mean population, at least 0: how much true rates differ
  std::vector<double> rates;  ///< drawn to the mean: b + a / (a + b / n_i) (r_i - b)  (Marshall 1991)
  std::vector<double>
      standardised;  ///< (r_i - b) / root of (a + b / n_i)  (Assuncao & Reis 1999, Statistics in Medicine 18:2147-2162)
};

/// Marshall (1991, Applied Statistics 40:283-294), global. Where a is 0, rates are all b, and rates are standardised by
/// the Poisson variance b / n_i alone. Requires at least one place, incidents >= 0, populations > 0. Where nothing happened
/// anywhere, standardised is 0. For a local statistic of rates take `standardised`: unlike raw rates, these have the same
/// variance in a village and in a city, which chance exchanging them supposes.
EmpiricalBayes empirical_bayes(std::span<Exposed const> places);

}  // namespace wardmote::analysis::local
