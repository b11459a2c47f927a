#include "analysis/severity/weights.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "analysis/robust.h"
#include "base/ensure.h"

namespace wardmote::analysis::severity {
namespace {

void ensure_sound(PublishedShare const& place) {
  ENSURE(std::isfinite(place.incidents) && place.incidents >= 0);
  ENSURE(std::isfinite(place.share) && place.share >= 0 && place.share_half_width >= 0);
  ENSURE(std::isfinite(place.index) && place.index > 0 && place.index_half_width >= 0);
  ENSURE(std::isfinite(place.population) && place.population > 0);
}

double weight_of(PublishedShare const& place) { return place.index * place.share * place.population / place.incidents; }

Interval common_part(Interval a, Interval b) { return {std::max(a.lower, b.lower), std::min(a.upper, b.upper)}; }

}  // namespace

Interval weight_allowed_by(PublishedShare const& place) {
  ensure_sound(place);
  ENSURE(place.incidents > 0);
  double const persons_each = place.population / place.incidents;
  return {std::max(0.0, place.index - place.index_half_width) * std::max(0.0, place.share - place.share_half_width) *
              persons_each,
          (place.index + place.index_half_width) * (place.share + place.share_half_width) * persons_each};
}

RecoveredWeight recover_weight(std::span<PublishedShare const> places) {
  std::vector<double> weights;
  std::optional<Interval> allowed;
  for (auto const& place : places) {
    ensure_sound(place);
    if (place.incidents == 0 || place.share == 0) continue;
    auto const here = weight_allowed_by(place);
    allowed = allowed ? common_part(*allowed, here) : here;
    weights.push_back(weight_of(place));
  }
  if (weights.empty()) return {.outcome = WeightOutcome::no_incidents, .allowed_by_rounding = {}};
  if (allowed->lower > allowed->upper) allowed.reset();
  return {WeightOutcome::recovered,  weights.size(), sample_quantile(weights, 0.5), std::ranges::min(weights),
          std::ranges::max(weights), allowed};
}

Interval index_implied(double incidents, Interval weight, double share, double share_half_width, double population) {
  ENSURE(incidents > 0 && population > 0);
  ENSURE(share_half_width >= 0 && share > share_half_width);
  double const incidents_per_person = incidents / population;
  return {weight.lower * incidents_per_person / (share + share_half_width),
          weight.upper * incidents_per_person / (share - share_half_width)};
}

}  // namespace wardmote::analysis::severity
