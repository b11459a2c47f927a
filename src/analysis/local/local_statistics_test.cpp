#include "analysis/local/local_statistics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

#include "analysis/backwards.h"
#include "analysis/local/arrangements.h"
#include "analysis/local/grid_law.h"
#include "analysis/local/lattice.h"
#include "base/random.h"

namespace wardmote::analysis::local {
namespace {

std::vector<double> some_values(std::size_t count, bool whole, std::uint64_t seed) {
  base::RandomStream random(seed, 3);
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i)
    values.push_back(whole ? std::floor(9 * std::pow(random.uniform(), 3)) : -std::log(random.uniform()));
  return values;
}

bool same(LocalPlace const& a, LocalPlace const& b) {
  auto const bits = [](LocalPlace const& p) {
    return std::vector{p.statistic,
                       p.z,
                       p.tails.high,
                       p.tails.low,
                       p.tails.equal,
                       p.adjusted,
                       static_cast<double>(p.kind),
                       static_cast<double>(p.law),
                       static_cast<double>(p.neighbours)};
  };
  auto const x = bits(a), y = bits(b);
  return std::memcmp(x.data(), y.data(), x.size() * sizeof(double)) == 0;
}

Neighbours weighted(Neighbours const& neighbours) {
  std::vector<Link> links;
  for (std::uint32_t i = 0; i < neighbours.places(); ++i)
    for (auto const j : neighbours.of(i)) links.push_back({i, j, 1 / (1.0 + (i > j ? i - j : j - i) % 3)});
  return {neighbours.places(), std::move(links)};
}

Neighbours renamed(Neighbours const& neighbours, std::vector<std::uint32_t> const& name) {
  std::vector<Link> links;
  for (std::uint32_t i = 0; i < neighbours.places(); ++i)
    for (std::size_t j = 0; j < neighbours.of(i).size(); ++j)
      links.push_back(
          {name[i], name[neighbours.of(i)[j]], neighbours.equal_weights() ? 1 : neighbours.weights_of(i)[j]});
  return {neighbours.places(), std::move(links)};
}

void expect_invariance(std::vector<double> const& values, Neighbours const& neighbours, LocalOptions options) {
  options.draws_max = 500;
  auto const first = local_statistics(values, neighbours, options);
  auto const threaded = local_statistics(values, neighbours, options, backwards);
  std::vector<std::uint32_t> name(values.size());
  std::iota(name.begin(), name.end(), 0U);
  base::RandomStream random(5, 5);
  for (auto i = name.size() - 1; i > 0; --i) std::swap(name[i], name[random.below(static_cast<std::uint32_t>(i + 1))]);
  std::vector<double> moved(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) moved[name[i]] = values[i];
  auto const shuffled = local_statistics(moved, renamed(neighbours, name), options);
  for (std::size_t i = 0; i < values.size(); ++i) {
    ASSERT_TRUE(same(first.places[i], threaded.places[i])) << i;
    ASSERT_TRUE(same(first.places[i], shuffled.places[name[i]])) << i;
  }
}

TEST(LocalStatistics, neither_threads_nor_the_order_of_rows_change_a_bit) {
  auto const lattice = queen_lattice(9, 11);
  for (auto const statistic : {Statistic::gi_star, Statistic::gi, Statistic::moran, Statistic::geary})
    for (bool const whole : {true, false})
      for (auto const& neighbours : {lattice, weighted(lattice)})
        expect_invariance(some_values(99, whole, 1), neighbours, {.statistic = statistic});
}

TEST(LocalStatistics, an_island_has_no_surroundings_and_is_no_test) {
  auto const answer =
      local_statistics(std::vector<double>{3, 1, 2, 9}, Neighbours(4, {{0, 1}, {1, 0}, {1, 2}, {2, 1}}));
  EXPECT_EQ(answer.places[3].law, Law::none);
  EXPECT_TRUE(std::isnan(answer.places[3].statistic) && std::isnan(answer.places[3].adjusted));
  EXPECT_EQ(answer.places[0].law, Law::exact);
}

TEST(LocalStatistics, says_where_nothing_can_be_said) {
  EXPECT_EQ(local_statistics(std::vector<double>{1, 2}, Neighbours(2, {{0, 1}})).outcome, Outcome::too_few_places);
  EXPECT_EQ(local_statistics(std::vector<double>{4, 4, 4}, Neighbours(3, {{0, 1}})).outcome, Outcome::all_equal);
  EXPECT_EQ(local_statistics(std::vector<double>{1, 2, 3}, Neighbours(3, {})).outcome, Outcome::no_neighbours);
}

TEST(LocalStatistics, a_common_factor_or_shift_of_counts_changes_no_p_value) {
  auto const values = some_values(99, true, 2);
  auto moved = values;
  for (double& value : moved) value = 250 * value - 1'000'000;
  auto const lattice = queen_lattice(9, 11);
  auto const first = local_statistics(values, lattice), second = local_statistics(moved, lattice);
  for (std::size_t i = 0; i < 99; ++i) EXPECT_DOUBLE_EQ(first.places[i].tails.high, second.places[i].tails.high);
}

TEST(LocalStatistics, the_mid_p_leaves_half_of_the_ties_out) {
  Tails const tails{.high = 0.05, .low = 0.98, .equal = 0.03};
  EXPECT_DOUBLE_EQ(tails.two_sided(), 0.1);
  EXPECT_DOUBLE_EQ(tails.mid_p(), 0.07);
}

TEST(LocalStatistics, the_grid_of_real_values_bounds_the_exact_tails_closely) {
  auto const values = some_values(14, false, 4);
  auto const neighbours = [] {
    std::vector<Link> links;
    for (std::uint32_t i = 0; i < 14; ++i)
      for (std::uint32_t j = 1; j <= 1 + i % 3; ++j) links.push_back({i, (i + 4 * j) % 14});
    return Neighbours(14, std::move(links));
  }();
  GridLaw const grid(values, 3);
  World const world(values, neighbours, Statistic::gi);
  for (std::size_t i = 0; i < 14; ++i) {
    auto const sum = world.around(i);
    auto const exact = enumerated_tails(arrangement_around(world, i, sum));
    auto const bound = grid.tails(sum.scores, neighbours.of(i).size(), values[i]);
    // So few values leave gaps, so the bounds are often the value itself.
    EXPECT_GE(bound.high, exact.high - 1e-12);
    EXPECT_GE(bound.low, exact.low - 1e-12);
    EXPECT_LE(bound.high, exact.high + 0.02);
    EXPECT_LE(bound.low, exact.low + 0.02);
  }
}

TEST(LocalStatistics, counts_that_are_made_real_by_a_factor_keep_their_p_values_within_the_grid) {
  auto const values = some_values(400, true, 6);
  auto real = values;
  for (double& value : real) value *= 0.1;
  auto const lattice = queen_lattice(20, 20);
  auto const exact = local_statistics(values, lattice), bound = local_statistics(real, lattice);
  for (std::size_t i = 0; i < 400; ++i) {
    ASSERT_EQ(exact.places[i].law, Law::exact);
    ASSERT_EQ(bound.places[i].law, Law::bounds);
    EXPECT_NEAR(bound.places[i].tails.high, exact.places[i].tails.high, 1e-10);
    EXPECT_NEAR(bound.places[i].tails.low, exact.places[i].tails.low, 1e-10);
  }
}

TEST(LocalStatistics, the_sequential_law_agrees_with_the_exact_one_within_its_error) {
  auto const values = some_values(99, true, 8);
  auto const lattice = queen_lattice(9, 11);
  World const world(values, lattice, Statistic::gi);
  auto const exact = local_statistics(values, lattice, {.statistic = Statistic::gi});
  LocalOptions const options{.draws_max = 20'000, .exceedances = 400};
  for (std::size_t i = 0; i < 99; ++i) {
    auto const seen = monte_carlo_tails(arrangement_around(world, i, world.around(i)), options);
    for (auto const& [estimate, truth] :
         {std::pair(seen.high, exact.places[i].tails.high), std::pair(seen.low, exact.places[i].tails.low)})
      EXPECT_NEAR(estimate, truth, 5 * truth / std::sqrt(400) + 2e-4) << i;
  }
}

TEST(LocalStatistics, the_sequential_law_draws_many_neighbours_as_well) {
  auto const values = some_values(120, true, 9);
  std::vector<Link> links;
  for (std::uint32_t i = 0; i < 120; ++i)
    for (std::uint32_t j = 1; j <= 70; ++j) links.push_back({i, (i + j) % 120});
  Neighbours const neighbours(120, std::move(links));
  World const world(values, neighbours, Statistic::gi);
  auto const exact = local_statistics(values, neighbours, {.statistic = Statistic::gi});
  for (std::size_t i = 0; i < 120; i += 10) {
    ASSERT_EQ(exact.places[i].law, Law::exact);
    auto const seen =
        monte_carlo_tails(arrangement_around(world, i, world.around(i)), {.draws_max = 20'000, .exceedances = 400});
    EXPECT_NEAR(seen.high, exact.places[i].tails.high, 5 * exact.places[i].tails.high / std::sqrt(400) + 2e-4) << i;
  }
}

TEST(LocalStatistics, a_place_at_the_mean_has_a_moran_of_nought_whatever_surrounds_it) {
  // 0.2 is the mean, but for rounding.
  std::vector<double> const x{0.2, 0.1, 0.3, 0.1, 0.3, 0.1, 0.3};
  auto const answer =
      local_statistics(x, Neighbours(7, {{0, 1}, {0, 3}, {1, 0}, {2, 1}}), {.statistic = Statistic::moran});
  EXPECT_EQ(answer.places[0].tails.two_sided(), 1);
  EXPECT_EQ(answer.places[0].kind, Kind::none);
}

TEST(LocalStatistics, a_heap_in_the_middle_is_a_hot_spot_and_a_hole_a_cold_one) {
  std::vector<double> x(400, 2);
  for (std::size_t i = 0; i < 400; ++i) x[i] += static_cast<double>(i % 3);
  for (std::size_t r = 4; r < 8; ++r)
    for (std::size_t c = 4; c < 8; ++c) x[20 * r + c] = 9, x[20 * (r + 8) + c + 8] = 0;
  auto const answer = local_statistics(x, queen_lattice(20, 20));
  EXPECT_EQ(answer.places[20 * 5 + 5].kind, Kind::hot);
  EXPECT_LE(answer.places[20 * 5 + 5].adjusted, 1e-6);
  EXPECT_EQ(answer.places[20 * 14 + 14].kind, Kind::cold);
  EXPECT_LE(answer.places[20 * 14 + 14].adjusted, 1e-3);
}

}  // namespace
}  // namespace wardmote::analysis::local
