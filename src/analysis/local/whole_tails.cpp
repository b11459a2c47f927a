#include "analysis/local/whole_tails.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "analysis/local/leave_one_out.h"

namespace wardmote::analysis::local {
namespace {

constexpr double cost_max = 2e9;

/// The values as whole numbers from 0 on, and the places that have each.
struct WholeWorld {
  double least = 0, unit = 1;
  std::vector<ValueCount> values;                  // ascending
  std::vector<std::vector<std::uint32_t>> places;  // by value
};

std::optional<WholeWorld> whole_world(World const& world) {
  auto const& sorted = world.sorted();
  WholeWorld whole{.least = sorted.front(), .unit = 0, .values = {}, .places = {}};
  if (!world.whole()) return {};
  std::uint64_t factor = 0;
  for (double before = whole.least; double const value : sorted) {
    if (value == before) continue;
    factor = std::gcd(factor, static_cast<std::uint64_t>(value - whole.least));
    before = value;
  }
  whole.unit = static_cast<double>(std::max<std::uint64_t>(factor, 1));
  for (double const value : sorted) {
    auto const number = static_cast<std::uint32_t>((value - whole.least) / whole.unit);
    if (whole.values.empty() || whole.values.back().value != number) whole.values.push_back({number, 0});
    ++whole.values.back().count;
  }
  return whole;
}

void find_places(World const& world, WholeWorld& whole) {
  whole.places.resize(whole.values.size());
  for (std::size_t v = 0; v < whole.values.size(); ++v) whole.places[v].reserve(whole.values[v].count);
  std::vector<std::uint32_t> direct;  // by value, where that is not too long
  if (whole.values.back().value < 4 * world.values().size() + 1024) {
    direct.resize(whole.values.back().value + 1);
    for (std::uint32_t v = 0; v < whole.values.size(); ++v) direct[whole.values[v].value] = v;
  }
  for (std::uint32_t place = 0; place < world.values().size(); ++place) {
    auto const number = static_cast<std::uint32_t>((world.values()[place] - whole.least) / whole.unit);
    auto const v =
        direct.empty()
            ? static_cast<std::size_t>(std::ranges::lower_bound(whole.values, number, {}, &ValueCount::value) -
                                       whole.values.begin())
            : direct[number];
    whole.places[v].push_back(place);
  }
}

std::size_t largest_sum(std::span<ValueCount const> values, std::size_t draws) {
  std::size_t sum = 0;
  for (auto value = values.rbegin(); value != values.rend() && draws > 0; ++value) {
    auto const taken = std::min<std::size_t>(draws, value->count);
    sum += taken * value->value;
    draws -= taken;
  }
  return sum;
}

/// Looks up the sums around these places, which have the own value that the product leaves out. `steps` makes a sum of
/// so many neighbours a number of the product.
template <class Steps>
void look_up(World const& world, std::span<World::Sum const> sums, std::span<std::uint32_t const> places,
             DrawProduct const& product, Steps const& steps, std::vector<Tails>& tails) {
  double const others = world.size() - 1;
  std::vector<std::optional<DrawLaw>> laws(product.draws_max() + 1);
  for (auto const place : places) {
    auto const draws = world.neighbours().of(place).size();
    if (draws == 0) continue;
    if (!laws[draws]) laws[draws].emplace(product, draws, others);
    tails[place] = laws[draws]->tails(steps(sums[place].scores, draws));
  }
}

std::optional<std::vector<Tails>> sums_of_values(World const& world, std::span<World::Sum const> sums,
                                                 WholeWorld& whole, ForEach const& for_each) {
  auto const draws_max = world.neighbours().degree_max();
  auto const sum_max = largest_sum(whole.values, draws_max);
  if (left_out_cost(whole.values, draws_max, sum_max) > cost_max) return {};
  find_places(world, whole);
  std::vector<Tails> tails(world.values().size());
  each_left_out(whole.values, DrawProduct(draws_max, sum_max, world.size()), for_each,
                [&](std::size_t v, DrawProduct const& product) {
                  look_up(
                      world, sums, whole.places[v], product,
                      [&](double sum, std::size_t draws) {
                        return static_cast<std::size_t>((sum - static_cast<double>(draws) * whole.least) / whole.unit);
                      },
                      tails);
                });
  return tails;
}

/// Squared distances from value v of all others, and how often each occurs.
std::vector<ValueCount> squares_from(WholeWorld const& whole, std::size_t v) {
  std::map<std::uint32_t, std::uint32_t> counts;
  for (std::size_t u = 0; u < whole.values.size(); ++u) {
    auto const apart = std::int64_t{whole.values[u].value} - whole.values[v].value;
    if (auto const others = whole.values[u].count - (u == v ? 1U : 0U); others > 0)
      counts[static_cast<std::uint32_t>(apart * apart)] += others;
  }
  std::vector<ValueCount> squares;
  for (auto const& [square, count] : counts) squares.push_back({square, count});
  return squares;
}

double squares_cost(WholeWorld const& whole, std::size_t draws_max) {
  double cost = 0;
  for (std::size_t v = 0; v < whole.values.size() && cost <= cost_max; ++v) {
    auto const squares = squares_from(whole, v);
    double once = 0;
    for (auto const& square : squares) once += static_cast<double>(std::min<std::size_t>(square.count, draws_max));
    cost += once * static_cast<double>(draws_max) * static_cast<double>(largest_sum(squares, draws_max) + 1);
  }
  return cost;
}

std::optional<std::vector<Tails>> sums_of_squares(World const& world, std::span<World::Sum const> sums,
                                                  WholeWorld& whole, ForEach const& for_each) {
  auto const draws_max = world.neighbours().degree_max();
  if (whole.values.back().value > 60'000 || squares_cost(whole, draws_max) > cost_max) return {};
  find_places(world, whole);
  std::vector<Tails> tails(world.values().size());
  for_each(whole.values.size(), [&](std::size_t v) {
    auto const squares = squares_from(whole, v);
    DrawProduct product(draws_max, largest_sum(squares, draws_max), world.size());
    for (auto const& square : squares) product.multiply(square);
    look_up(
        world, sums, whole.places[v], product,
        [&](double sum, std::size_t) { return static_cast<std::size_t>(sum / (whole.unit * whole.unit)); }, tails);
  });
  return tails;
}

}  // namespace

std::optional<std::vector<Tails>> whole_tails(World const& world, std::span<World::Sum const> sums,
                                              ForEach const& for_each) {
  if (!world.neighbours().equal_weights() || world.neighbours().degree_max() > DrawProduct::draws_limit) return {};
  auto whole = whole_world(world);
  if (!whole) return {};
  return world.statistic() == Statistic::geary ? sums_of_squares(world, sums, *whole, for_each)
                                               : sums_of_values(world, sums, *whole, for_each);
}

}  // namespace wardmote::analysis::local
