#include "analysis/local/empirical_bayes.h"

#include <algorithm>
#include <cmath>

namespace wardmote::analysis::local {

EmpiricalBayes empirical_bayes(std::span<Exposed const> places) {
  auto const moments = ranking::rate_moments(places);
  EmpiricalBayes answer{
      .mean = moments.rate, .variance = std::max(0.0, moments.between_variance), .rates = {}, .standardised = {}};
  for (auto const& [incidents, population] : places) {
    double const off = incidents / population - answer.mean, chance = answer.mean / population;
    double const whole = answer.variance + chance;
    answer.rates.push_back(answer.mean + (whole > 0 ? answer.variance / whole * off : 0));
    answer.standardised.push_back(whole > 0 ? off / std::sqrt(whole) : 0);
  }
  return answer;
}

}  // namespace wardmote::analysis::local
