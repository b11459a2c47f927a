#include "analysis/local/local_statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "analysis/local/arrangements.h"
#include "analysis/local/grid_law.h"
#include "analysis/local/surroundings.h"
#include "analysis/local/whole_tails.h"
#include "base/ensure.h"

namespace wardmote::analysis::local {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t places_per_task = 1024;

Outcome outcome_of(std::span<double const> values, Neighbours const& neighbours) {
  ENSURE(values.size() == neighbours.places());
  for (double const value : values) ENSURE(std::isfinite(value));
  if (values.size() < 3) return Outcome::too_few_places;
  if (std::ranges::all_of(values, [&](double value) { return value == values.front(); })) return Outcome::all_equal;
  return neighbours.degree_max() == 0 ? Outcome::no_neighbours : Outcome::computed;
}

/// Gi* by the formula of Ord & Getis (1995, equation 14b).
double gi_star(World const& world, std::size_t place, World::Sum const& sum) {
  double const own = world.neighbours().own_weight(place), n = world.size();
  double const weights = sum.weights + own, squares = sum.squared_weights + own * own;
  double const deviation = std::sqrt(world.squares() / n * (n * squares - weights * weights) / (n - 1));
  double const off = sum.scores + own * world.values()[place] - world.mean() * weights;
  return deviation > 0 ? off / deviation : 0;
}

double statistic_of(World const& world, std::size_t place, World::Sum const& sum, double z, Denominator denominator) {
  double const variance = world.squares() / (denominator == Denominator::n ? world.size() : world.size() - 1);
  switch (world.statistic()) {
    case Statistic::gi_star: return gi_star(world, place, sum);
    case Statistic::gi: return z;
    case Statistic::moran:
      return (world.values()[place] - world.mean()) * (sum.scores / sum.weights - world.mean()) / variance;
    case Statistic::geary: return sum.scores / sum.weights / variance;
  }
  return nothing;
}

/// What the place and its surroundings are, by whether the sum around it passes what is expected.
Kind kind_of(World const& world, std::size_t place, World::Sum const& sum, double expected) {
  double const off = sum.scores - expected;
  if (world.statistic() == Statistic::moran) {
    int const own = world.side_of_mean(world.values()[place]);
    int const around = world.side_of_mean(sum.scores / sum.weights);
    if (own == 0 || around == 0) return Kind::none;
    return own > 0 ? (around > 0 ? Kind::high_high : Kind::high_low) : (around > 0 ? Kind::low_high : Kind::low_low);
  }
  if (off == 0) return Kind::none;
  if (world.statistic() == Statistic::geary) return off < 0 ? Kind::alike : Kind::unlike;
  return off > 0 ? Kind::hot : Kind::cold;
}

LocalPlace described(World const& world, std::size_t place, World::Sum const& sum, Denominator denominator) {
  LocalPlace answer;
  answer.neighbours = world.neighbours().of(place).size();
  answer.statistic = answer.z = answer.adjusted = nothing;
  if (answer.neighbours == 0) return answer;
  auto const [expected, variance] = world.of_sum(place, sum);
  double const z = variance > 0 ? (sum.scores - expected) / std::sqrt(variance) : nothing;
  bool const reversed = world.statistic() == Statistic::moran && world.side_of_mean(world.values()[place]) < 0;
  answer.z = reversed ? -z : z;
  answer.statistic = statistic_of(world, place, sum, z, denominator);
  answer.kind = kind_of(world, place, sum, expected);
  return answer;
}

/// The law of one place where no law of the whole map is to be had.
void take_own_law(World const& world, std::size_t place, World::Sum const& sum, std::optional<GridLaw> const& grid,
                  LocalOptions const& options, LocalPlace& answer) {
  bool const equal = world.neighbours().equal_weights();
  if (arrangements(world.values().size() - 1, answer.neighbours, equal) <= arrangements_max) {
    answer.law = Law::exact;
    answer.tails = enumerated_tails(arrangement_around(world, place, sum));
  } else if (grid) {
    answer.law = Law::bounds;
    answer.tails = grid->tails(sum.scores, answer.neighbours, world.values()[place]);
  } else {
    answer.law = Law::monte_carlo;
    answer.tails = monte_carlo_tails(arrangement_around(world, place, sum), options);
  }
}

std::optional<GridLaw> grid_of(World const& world, ForEach const& for_each) {
  auto const draws_max = world.neighbours().degree_max();
  if (!world.neighbours().equal_weights() || world.statistic() == Statistic::geary) return {};
  if (!GridLaw::usable(world.values().size(), draws_max)) return {};
  if (arrangements(world.values().size() - 1, draws_max, true) <= arrangements_max) return {};
  return GridLaw(world.values(), draws_max, for_each);
}

template <class Act>
void each_place(std::size_t places, ForEach const& for_each, Act const& task) {
  for_each((places + places_per_task - 1) / places_per_task, [&](std::size_t piece) {
    auto const end = std::min(places, (piece + 1) * places_per_task);
    for (auto place = piece * places_per_task; place < end; ++place) task(place);
  });
}

/// Moran's I falls where the sum around a place below the mean rises, and is 0 whatever surrounds one at the mean.
void turn_to_statistic(World const& world, std::size_t place, LocalPlace& answer) {
  if (world.statistic() != Statistic::moran || answer.law == Law::none) return;
  int const own = world.side_of_mean(world.values()[place]);
  if (own == 0)
    answer.tails = {};
  else if (own < 0)
    answer.tails = answer.tails.reversed();
}

void adjust(std::vector<LocalPlace>& places, LocalOptions const& options) {
  std::vector<double> p_values;
  p_values.reserve(places.size());
  for (auto const& place : places)
    p_values.push_back(place.law == Law::none ? nothing
                       : options.mid_p        ? place.tails.mid_p()
                                              : place.tails.two_sided());
  auto const levels = adjusted(p_values, options.correction);
  for (std::size_t i = 0; i < places.size(); ++i) places[i].adjusted = levels[i];
}

}  // namespace

LocalAnswer local_statistics(std::span<double const> values, Neighbours const& neighbours, LocalOptions options,
                             ForEach const& for_each) {
  LocalAnswer answer{outcome_of(values, neighbours), {}};
  if (answer.outcome != Outcome::computed) return answer;
  World const world(values, neighbours, options.statistic);
  std::vector<World::Sum> sums(values.size());
  each_place(values.size(), for_each, [&](std::size_t place) { sums[place] = world.around(place); });
  auto const whole = whole_tails(world, sums, for_each);
  auto const grid = whole ? std::nullopt : grid_of(world, for_each);
  answer.places.resize(values.size());
  each_place(values.size(), for_each, [&](std::size_t place) {
    auto& own = answer.places[place];
    own = described(world, place, sums[place], options.denominator);
    if (own.neighbours == 0) return;
    if (whole)
      own.law = Law::exact, own.tails = (*whole)[place];
    else
      take_own_law(world, place, sums[place], grid, options, own);
    turn_to_statistic(world, place, own);
  });
  adjust(answer.places, options);
  return answer;
}

}  // namespace wardmote::analysis::local
