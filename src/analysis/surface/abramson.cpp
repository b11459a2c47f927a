#include "analysis/surface/abramson.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "analysis/point_grid.h"
#include "analysis/surface/stamp.h"

namespace wardmote::analysis::surface {
namespace {

struct Coordinates {
  std::vector<double> x, y;
};

Coordinates coordinates_of(std::span<Place const> places) {
  Coordinates of;
  for (auto const& place : places) of.x.push_back(place.at.x), of.y.push_back(place.at.y);
  return of;
}

double pilot_bandwidth(DensityOptions const& options) {
  return options.pilot_m > 0 ? options.pilot_m : options.bandwidth_m;
}

/// The pilot at every place, itself counted, in events a square metre.
std::vector<double> pilots_of(std::span<Place const> places, Raster const& raster, DensityOptions const& options,
                              ForEach const& for_each) {
  double const h = pilot_bandwidth(options), reach = reach_bandwidths * h;
  auto const [x, y] = coordinates_of(places);
  PointGrid const grid(x, y, reach / 2);
  std::vector<double> shares(places.size(), 1.0), pilots(places.size());
  if (options.edge != Edge::none)
    for_each(places.size(), [&](std::size_t i) { shares[i] = share_inside(raster, places[i].at, h); });
  bool const by_event = options.edge == Edge::diggle;
  for_each(places.size(), [&](std::size_t i) {
    double sum = 0;
    grid.each_near(x[i], y[i], reach, [&](std::uint32_t j) {
      double const across = x[j] - x[i], up = y[j] - y[i], apart = (across * across + up * up) / (h * h);
      if (apart <= reach_bandwidths * reach_bandwidths)
        sum += places[j].weight * std::exp(-apart / 2) / (by_event ? shares[j] : 1);
    });
    pilots[i] = sum / (by_event ? 1 : shares[i]) / (2 * std::numbers::pi * h * h);
  });
  return pilots;
}

double geometric_mean_of_roots(std::span<Place const> places, std::span<double const> pilots) {
  double logs = 0, weight = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    logs += places[i].weight * std::log(pilots[i]);
    weight += places[i].weight;
  }
  return std::exp(-0.5 * logs / weight);
}

}  // namespace

double Abramson::at(double pilot) const {
  return bandwidth_m * std::min(1 / std::sqrt(pilot), widening_max * gamma) / gamma;
}

AdaptiveBandwidths adaptive_bandwidths_of(std::span<Place const> places, Raster const& raster,
                                          DensityOptions const& options, ForEach const& for_each) {
  auto const pilots = pilots_of(places, raster, options, for_each);
  AdaptiveBandwidths answer{{options.bandwidth_m, geometric_mean_of_roots(places, pilots), options.widening_max}, {}};
  for (double const pilot : pilots) answer.of_places.push_back(answer.rule.at(pilot));
  return answer;
}

std::vector<double> adaptive_bandwidths(std::span<Point const> events, Raster const& raster,
                                        DensityOptions const& options, std::span<double const> weights,
                                        ForEach const& for_each) {
  auto const places = places_of(events, weights, raster);
  auto const found = adaptive_bandwidths_of(places, raster, options, for_each);
  std::vector<double> bandwidths;
  for (auto const& event : events) {
    auto const place = std::ranges::lower_bound(places, event, {}, &Place::at);
    bool const is_inside = place != places.end() && place->at == event;
    bandwidths.push_back(is_inside ? found.of_places[static_cast<std::size_t>(place - places.begin())]
                                   : std::numeric_limits<double>::quiet_NaN());
  }
  return bandwidths;
}

}  // namespace wardmote::analysis::surface
