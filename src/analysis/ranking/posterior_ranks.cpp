#include "analysis/ranking/posterior_ranks.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "analysis/normal.h"
#include "analysis/ranking/gamma_draw.h"
#include "analysis/ranking/ordered_places.h"
#include "analysis/ranking/rank_draws.h"
#include "analysis/ranking/shrinkage.h"
#include "base/ensure.h"
#include "base/random.h"

namespace wardmote::analysis::ranking {
namespace {

void ensure_sound(PosteriorOptions const& options) {
  ENSURE(options.level > 0 && options.level < 1 && options.draws >= 100);
  ENSURE(std::isfinite(options.overdispersion) && options.overdispersion > 0);
}

PosteriorRanks answer_with(Outcome outcome, PosteriorOptions const& options) {
  return {.outcome = outcome, .level = options.level, .draws = options.draws, .places = {}};
}

std::vector<PosteriorRank> in_order_of(std::vector<std::size_t> const& original, std::vector<PosteriorRank> ordered) {
  std::vector<PosteriorRank> places(ordered.size());
  for (std::size_t i = 0; i < ordered.size(); ++i) places[original[i]] = std::move(ordered[i]);
  return places;
}

void ensure_sound(std::span<PlaceCounts const> places, std::span<double const> weights) {
  ENSURE(std::ranges::all_of(weights, [](double w) { return std::isfinite(w) && w >= 0; }));
  ENSURE(std::ranges::any_of(weights, [](double w) { return w > 0; }));
  for (auto const& place : places) ENSURE(place.incidents.size() == weights.size());
}

/// The caller's numbers of the places in an order that depends on what they hold only.
std::vector<std::size_t> order_by_content(std::span<PlaceCounts const> places) {
  std::vector<std::size_t> order(places.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    auto const& [persons_a, counts_a] = places[a];
    auto const& [persons_b, counts_b] = places[b];
    if (persons_a != persons_b) return persons_a < persons_b;
    return std::ranges::equal(counts_a, counts_b) ? a < b : std::ranges::lexicographical_compare(counts_a, counts_b);
  });
  return order;
}

/// Each place's law of each group's rate: entry place * groups + group.
std::vector<GammaLaw> rate_laws(std::span<PlaceCounts const> places, std::vector<std::size_t> const& order,
                                std::size_t groups, double overdispersion) {
  std::vector<GammaLaw> laws(order.size() * groups);
  for (std::size_t group = 0; group < groups; ++group) {
    std::vector<Exposed> effective;
    effective.reserve(order.size());
    for (auto const i : order)
      effective.push_back({places[i].incidents[group] / overdispersion, places[i].population / overdispersion});
    auto const peers = peer_law(effective);
    for (std::size_t i = 0; i < order.size(); ++i) laws[i * groups + group] = place_law(peers, effective[i]);
  }
  return laws;
}

}  // namespace

PosteriorRanks posterior_ranks(std::span<Estimate const> estimates, PosteriorOptions options, ForEach const& for_each) {
  ensure_sound(options);
  auto answer = answer_with(rankable(estimates), options);
  if (answer.outcome != Outcome::computed) return answer;
  auto const places = ordered_places(estimates, options.best);
  double const widening = std::sqrt(options.overdispersion);
  auto const draw_world = [&](std::size_t draw, std::span<double> values) {
    base::RandomStream stream(options.seed, draw);
    for (std::size_t i = 0; i < values.size(); ++i)
      values[i] = -(places.value[i] + widening * places.error[i] * normal_quantile(stream.uniform()));
  };
  answer.places = in_order_of(places.original, ranks_over_draws(places.size(), options, draw_world, for_each));
  return answer;
}

PosteriorRanks posterior_ranks_of_counts(std::span<PlaceCounts const> places, std::span<double const> weights,
                                         PosteriorOptions options, ForEach const& for_each) {
  ensure_sound(options);
  ensure_sound(places, weights);
  auto answer = answer_with(places.size() < 2 ? Outcome::too_few_places : Outcome::computed, options);
  if (answer.outcome != Outcome::computed) return answer;
  auto const order = order_by_content(places);
  auto const groups = weights.size();
  auto const laws = rate_laws(places, order, groups, options.overdispersion);
  double const sign = options.best == Best::lowest ? 1 : -1;
  auto const draw_world = [&](std::size_t draw, std::span<double> values) {
    base::RandomStream stream(options.seed, draw);
    for (std::size_t i = 0; i < values.size(); ++i) {
      double index = 0;
      for (std::size_t g = 0; g < groups; ++g)
        index += weights[g] * gamma_draw(laws[i * groups + g].shape, stream) / laws[i * groups + g].exposure;
      values[i] = sign * index;
    }
  };
  answer.places = in_order_of(order, ranks_over_draws(order.size(), options, draw_world, for_each));
  return answer;
}

}  // namespace wardmote::analysis::ranking
