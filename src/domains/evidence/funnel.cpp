#include "domains/evidence/funnel.h"

#include <algorithm>
#include <cmath>

#include "analysis/ranking/funnel.h"
#include "analysis/severity/calibration.h"
#include "analysis/severity/scale.h"

namespace wardmote::evidence {
namespace {

namespace ranking = analysis::ranking;
constexpr double scale = analysis::severity::ontario_2021_2024.scale;
constexpr int limits_drawn = 25;

std::vector<Place> places_with_population(std::vector<RankedPlace> const& ranked) {
  std::vector<Place> places;
  for (auto const& one : ranked)
    if (!one.place.population_is_assumed) places.push_back(one.place);
  return places;
}

/// Each resident counts once.
double mean_of(std::vector<Place> const& places) {
  double residents = 0, sum = 0;
  for (auto const& place : places) {
    residents += place.population;
    sum += place.index * place.population;
  }
  return sum / residents;
}

ranking::Scatter scatter_of(std::vector<Place> const& places, double mean) {
  std::vector<ranking::FunnelPoint> points;
  for (auto const& place : places)
    points.push_back({place.index, analysis::severity::modelled_standard_error(mean, place.population,
                                                                               {.scale = scale, .overdispersion = 1})});
  return ranking::scatter_around(mean, points);
}

FunnelLimit limit_at(double mean, double population, ranking::FunnelWidening const& widening) {
  auto const inner = ranking::funnel_of_index(mean, scale, population, 0.95, widening);
  auto const outer = ranking::funnel_of_index(mean, scale, population, 0.998, widening);
  return {population, inner.lower, inner.upper, outer.lower, outer.upper};
}

FunnelSide side_of(double index, FunnelLimit const& limit) {
  if (index < limit.lower998) return FunnelSide::below998;
  if (index > limit.upper998) return FunnelSide::above998;
  if (index < limit.lower95) return FunnelSide::below95;
  if (index > limit.upper95) return FunnelSide::above95;
  return FunnelSide::inside;
}

}  // namespace

Funnel funnel_of(std::vector<RankedPlace> const& ranked) {
  auto const places = places_with_population(ranked);
  if (places.size() < 3) return {};
  Funnel funnel{.mean = mean_of(places), .between_sd = 0, .places = {}, .limits = {}};
  auto const widening = scatter_of(places, funnel.mean).additive();
  funnel.between_sd = std::sqrt(widening.between_variance);
  for (auto const& place : places)
    funnel.places.push_back({place, side_of(place.index, limit_at(funnel.mean, place.population, widening))});
  auto const [smallest, largest] = std::ranges::minmax(places, {}, &Place::population);
  auto const step = std::log(largest.population / smallest.population) / (limits_drawn - 1);
  for (int i = 0; i < limits_drawn; ++i)
    funnel.limits.push_back(limit_at(funnel.mean, smallest.population * std::exp(step * i), widening));
  return funnel;
}

}  // namespace wardmote::evidence
