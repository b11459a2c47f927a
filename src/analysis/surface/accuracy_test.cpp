#include "analysis/surface/accuracy.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "analysis/surface/surface_worlds.h"

namespace wardmote::analysis::surface {
namespace {

using Counts = std::vector<std::uint32_t>;
constexpr double outside = std::numeric_limits<double>::quiet_NaN();

TEST(Accuracy, is_the_published_arithmetic) {
  // 10 cells; the two densest hold 6 of 12 later events: PAI = (6/12) / (2/10); the best two hold 4 + 3 = 7.
  std::vector<double> const density{9, 8, 7, 6, 5, 4, 3, 2, 1, 0};
  Counts const later{4, 2, 0, 3, 1, 1, 1, 0, 0, 0}, earlier{5, 5, 2, 2, 2, 1, 1, 1, 1, 0};
  auto const found = accuracy(density, later, earlier, {.shares = {0.2}, .replicates = 0});
  ASSERT_EQ(found.outcome, AccuracyOutcome::computed);
  auto const& at = found.shares.at(0);
  EXPECT_EQ(found.held_out, 12U);
  EXPECT_EQ(at.cells, 2U);
  EXPECT_EQ(at.hits, 6);
  EXPECT_DOUBLE_EQ(at.hit_rate.value, 0.5);
  EXPECT_DOUBLE_EQ(at.pai.value, 2.5);
  EXPECT_DOUBLE_EQ(at.pei.value, 6.0 / 7);
  EXPECT_DOUBLE_EQ(at.rri.value, 0.5 / (10.0 / 20));
  EXPECT_TRUE(std::isnan(at.pai.interval.lower));
  EXPECT_DOUBLE_EQ(found.curve[20], 0.5);
  EXPECT_DOUBLE_EQ(found.curve[15], (4.0 + 1) / 12);
  EXPECT_DOUBLE_EQ(found.curve[100], 1);
}

TEST(Accuracy, chaineys_example_of_a_quarter_of_crime_in_a_tenth_of_the_area_is_2_point_5) {
  std::vector<double> density(100);
  std::iota(density.rbegin(), density.rend(), 0.0);
  Counts later(100, 0);
  later[3] = 25;
  later[60] = 75;
  EXPECT_DOUBLE_EQ(accuracy(density, later, {}, {.shares = {0.1}, .replicates = 9}).shares[0].pai.value, 2.5);
}

/// All orders of the tied cells, each as probable as the other.
TEST(Accuracy, ties_are_the_mean_of_all_their_orders) {
  std::vector<double> const density{9, 5, 5, 5, 5, 1, outside};
  Counts const later{1, 0, 4, 2, 7, 3, 0};
  for (std::size_t chosen = 1; chosen <= 6; ++chosen) {
    std::vector<std::size_t> order{1, 2, 3, 4};
    double sum = 0, orders = 0, least = 99, most = 0;
    do {
      std::vector<std::size_t> all{0};
      all.insert(all.end(), order.begin(), order.end());
      all.push_back(5);
      double hits = 0;
      for (std::size_t i = 0; i < chosen; ++i) hits += later[all[i]];
      sum += hits, ++orders, least = std::min(least, hits), most = std::max(most, hits);
    } while (std::ranges::next_permutation(order).found);
    auto const at =
        accuracy(density, later, {}, {.shares = {static_cast<double>(chosen) / 6}, .replicates = 5}).shares.at(0);
    EXPECT_EQ(at.cells, chosen);
    EXPECT_NEAR(at.hits, sum / orders, 1e-12);
    EXPECT_EQ(at.hits_least, least);
    EXPECT_EQ(at.hits_most, most);
    EXPECT_EQ(at.tied, chosen > 1 && chosen < 5 ? 4U : 0U);
  }
}

TEST(Accuracy, an_order_that_knows_nothing_has_half_the_area_under_its_curve) {
  std::vector<double> const flat(50, 3.0);
  Counts later(50);
  later[7] = 30;
  auto const found = accuracy(flat, later, {}, {.shares = {0.1, 0.5}});
  EXPECT_NEAR(found.area_under_curve, 0.5, 1e-12);
  for (auto const& at : found.shares) {
    EXPECT_NEAR(at.pai.value, 1, 1e-12);
    EXPECT_EQ(at.tied, 50U);
    EXPECT_EQ(at.hits_least, 0);
    EXPECT_EQ(at.hits_most, 30);
  }
}

TEST(Accuracy, a_surface_that_is_the_later_events_has_an_efficiency_of_one) {
  Counts later;
  std::vector<double> density;
  base::RandomStream random(4, 4);
  for (int i = 0; i < 200; ++i) later.push_back(random.below(5)), density.push_back(later.back());
  for (auto const& at : accuracy(density, later, {}, {.shares = {0.01, 0.1, 0.5, 1}}).shares)
    EXPECT_NEAR(at.pei.value, 1, 1e-12);
}

TEST(Accuracy, the_bootstrap_has_the_deviation_of_the_binomial_law) {
  std::vector<double> density(100);
  std::iota(density.rbegin(), density.rend(), 0.0);
  Counts later(100, 4);
  later[0] = 104;
  auto const at = accuracy(density, later, {}, {.shares = {0.01}, .replicates = 20'000}).shares.at(0);
  double const rate = 104.0 / 500, deviation = std::sqrt(rate * (1 - rate) / 500);
  EXPECT_NEAR(at.hit_rate.interval.lower, rate - 1.96 * deviation, 0.003);
  EXPECT_NEAR(at.hit_rate.interval.upper, rate + 1.96 * deviation, 0.003);
}

TEST(Accuracy, its_intervals_hold_the_truth_about_as_often_as_they_say) {
  std::vector<double> density(40);
  std::iota(density.rbegin(), density.rend(), 0.0);
  int held = 0;
  constexpr int worlds = 400;
  for (std::uint64_t world = 0; world < worlds; ++world) {
    base::RandomStream random(world, 8);
    Counts later(40);
    for (int i = 0; i < 300; ++i) ++later[random.uniform() < 0.3 ? random.below(4) : 4 + random.below(36)];
    held += accuracy(density, later, {}, {.shares = {0.1}, .replicates = 199, .seed = world})
                .shares[0]
                .hit_rate.interval.contains(0.3);
  }
  EXPECT_GT(held, worlds * 0.91);
  EXPECT_LT(held, worlds * 0.985);
}

/// Of 200 cells of uneven risk those that a surface with errors takes for the tenth that is riskiest, in so many worlds.
struct EfficiencyWorlds {
  int held = 0, holding_the_value = 0;
  double value = 0, truth = 0;  ///< mean
};

EfficiencyWorlds efficiency_worlds(int worlds, std::uint32_t events) {
  constexpr std::size_t cells = 200, chosen = 20;
  EfficiencyWorlds all;
  for (int world = 0; world < worlds; ++world) {
    base::RandomStream random(static_cast<std::uint64_t>(world), 21);
    std::vector<double> risk, density, before{0};
    for (std::size_t i = 0; i < cells; ++i) {
      risk.push_back(-std::log(random.uniform()));
      density.push_back(risk.back() * std::exp(random.uniform()));
      before.push_back(before.back() + risk.back());
    }
    Counts later(cells);
    for (std::uint32_t i = 0; i < events; ++i)
      ++later[static_cast<std::size_t>(std::ranges::upper_bound(before, random.uniform() * before.back()) -
                                       before.begin() - 1)];
    std::vector<std::size_t> order(cells);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, std::ranges::greater{}, [&](std::size_t i) { return density[i]; });
    double held = 0, most = 0;
    for (std::size_t i = 0; i < chosen; ++i) held += risk[order[i]];
    std::ranges::sort(risk, std::ranges::greater{});
    for (std::size_t i = 0; i < chosen; ++i) most += risk[i];
    auto const pei =
        accuracy(density, later, {}, {.shares = {0.1}, .replicates = 199, .seed = static_cast<std::uint64_t>(world)})
            .shares[0]
            .pei;
    all.held += pei.interval.contains(held / most);
    all.holding_the_value += pei.interval.contains(pei.value);
    all.value += pei.value / worlds, all.truth += held / most / worlds;
  }
  return all;
}

TEST(Accuracy, the_interval_of_the_efficiency_holds_its_value_always_and_the_truth_though_the_value_is_too_low) {
  constexpr int worlds = 300;
  for (std::uint32_t const events : {40u, 200u, 1000u}) {
    auto const found = efficiency_worlds(worlds, events);
    RecordProperty("held_" + std::to_string(events), found.held);
    RecordProperty("value_" + std::to_string(events), std::to_string(found.value));
    RecordProperty("truth_" + std::to_string(events), std::to_string(found.truth));
    EXPECT_EQ(found.holding_the_value, worlds) << events;
    EXPECT_GT(found.held, worlds * 0.88) << events;
    EXPECT_LT(found.value, found.truth) << events;
  }
}

TEST(Accuracy, threads_change_no_bit_and_another_seed_only_the_intervals) {
  base::RandomStream random(9, 1);
  std::vector<double> density;
  Counts later, earlier;
  for (int i = 0; i < 120; ++i) {
    density.push_back(i % 11 == 0 ? outside : random.below(30));
    later.push_back(random.below(4));
    earlier.push_back(random.below(6));
  }
  auto const figures = [&](AccuracyOptions const& options, ForEach const& for_each) {
    std::vector<double> all;
    for (auto const& at : accuracy(density, later, earlier, options, for_each).shares)
      for (auto const& of : {at.hit_rate, at.pai, at.pei, at.rri})
        all.insert(all.end(), {of.value, of.interval.lower, of.interval.upper});
    return all;
  };
  auto const first = figures({}, in_order), other = figures({.seed = 2}, in_order);
  EXPECT_TRUE(same_bits(first, figures({}, backwards)));
  EXPECT_FALSE(same_bits(first, other));
  for (std::size_t i = 0; i < first.size(); i += 3) EXPECT_EQ(first[i], other[i]);
}

TEST(Accuracy, says_where_nothing_can_be_said) {
  std::vector<double> const density{1, outside};
  EXPECT_EQ(accuracy(density, Counts{0, 5}, {}).outcome, AccuracyOutcome::no_later_events);
  auto const at = accuracy(density, Counts{3, 0}, {}).shares.at(0);
  EXPECT_EQ(at.cells, 1U);
  EXPECT_TRUE(std::isnan(at.rri.value));
}

}  // namespace
}  // namespace wardmote::analysis::surface
