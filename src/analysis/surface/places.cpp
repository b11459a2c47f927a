#include "analysis/surface/places.h"

#include <algorithm>
#include <cmath>

#include "base/ensure.h"

namespace wardmote::analysis::surface {

std::vector<Place> places_of(std::span<Point const> events, std::span<double const> weights, Raster const& raster) {
  ENSURE(weights.empty() || weights.size() == events.size());
  std::vector<Place> all;
  for (std::size_t i = 0; i < events.size(); ++i) {
    double const weight = weights.empty() ? 1 : weights[i];
    ENSURE(std::isfinite(weight) && weight >= 0);
    if (weight > 0 && raster.cell_of(events[i])) all.push_back({events[i], weight});
  }
  std::ranges::sort(all, {}, [](Place const& place) { return std::pair(place.at, place.weight); });
  std::vector<Place> places;
  for (auto const& event : all) {
    if (places.empty() || places.back().at != event.at)
      places.push_back(event);
    else
      places.back().weight += event.weight;
  }
  return places;
}

}  // namespace wardmote::analysis::surface
