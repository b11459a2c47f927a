#include "analysis/ranking/ordered_places.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "base/ensure.h"

namespace wardmote::analysis::ranking {

double OrderedPlaces::lead(std::size_t a, std::size_t b) const {
  return (value[a] - value[b]) / std::sqrt(error[a] * error[a] + error[b] * error[b]);
}

OrderedPlaces ordered_places(std::span<Estimate const> estimates, Best best) {
  double const sign = best == Best::lowest ? -1 : 1;
  OrderedPlaces places;
  places.original.resize(estimates.size());
  std::iota(places.original.begin(), places.original.end(), std::size_t{0});
  std::ranges::sort(places.original, [&](std::size_t a, std::size_t b) {
    return std::tuple(-sign * estimates[a].value, estimates[a].standard_error, a) <
           std::tuple(-sign * estimates[b].value, estimates[b].standard_error, b);
  });
  for (auto const i : places.original) {
    places.value.push_back(sign * estimates[i].value);
    places.error.push_back(estimates[i].standard_error);
  }
  return places;
}

Outcome rankable(std::span<Estimate const> estimates) {
  bool all_have_error = true;
  for (auto const& [value, error] : estimates) {
    ENSURE(std::isfinite(value));
    all_have_error = all_have_error && std::isfinite(error) && error > 0;
  }
  if (estimates.size() < 2) return Outcome::too_few_places;
  return all_have_error ? Outcome::computed : Outcome::no_standard_error;
}

}  // namespace wardmote::analysis::ranking
