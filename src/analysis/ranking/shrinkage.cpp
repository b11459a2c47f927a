#include "analysis/ranking/shrinkage.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "analysis/robust.h"
#include "base/ensure.h"

namespace wardmote::analysis::ranking {
RateMoments rate_moments(std::span<Exposed const> places) {
  ENSURE(!places.empty());
  std::vector<double> incidents, populations, squares;
  for (auto const& place : places) {
    ENSURE(std::isfinite(place.incidents) && place.incidents >= 0);
    ENSURE(std::isfinite(place.population) && place.population > 0);
    incidents.push_back(place.incidents);
    populations.push_back(place.population);
  }
  double const population = ordered_sum(populations), rate = ordered_sum(incidents) / population;
  for (auto const& [count, persons] : places) squares.push_back(persons * std::pow(count / persons - rate, 2));
  double const mean_population = population / static_cast<double>(places.size());
  return {population, rate, ordered_sum(squares) / population - rate / mean_population};
}

GammaLaw peer_law(std::span<Exposed const> places) {
  auto const [population, rate, between_variance] = rate_moments(places);
  if (rate == 0) return {0.5, population};
  double const exposure = between_variance > 0 ? std::min(rate / between_variance, population) : population;
  return {rate * exposure, exposure};
}

GammaLaw place_law(GammaLaw peers, Exposed const& place) {
  return {peers.shape + place.incidents, peers.exposure + place.population};
}

}  // namespace wardmote::analysis::ranking
