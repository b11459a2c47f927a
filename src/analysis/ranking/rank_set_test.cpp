#include "analysis/ranking/rank_set.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <thread>

#include "base/ensure.h"
#include "tests/golden/golden_rows.h"

namespace wardmote::analysis::ranking {
namespace {

std::vector<Estimate> pisa() {
  std::vector<Estimate> estimates;
  for (auto const& row : golden::rows("ranking/pisa_2018_mathematics.csv"))
    estimates.push_back({row.number("score"), row.number("standard_error")});
  return estimates;
}

/// Two threads, the later tasks first.
void on_two_threads(std::size_t count, Task const& task) {
  auto const odd_or_even = [&](std::size_t parity) {
    for (std::size_t i = count; i-- > 0;)
      if (i % 2 == parity) task(i);
  };
  std::thread other([&] { odd_or_even(1); });
  odd_or_even(0);
  other.join();
}

std::vector<Estimate> random_places(std::size_t count, unsigned seed) {
  std::mt19937_64 random(seed);
  std::vector<Estimate> places;
  for (std::size_t i = 0; i < count; ++i)
    places.push_back({20 + static_cast<double>(random() % 800) / 10, 0.5 + static_cast<double>(random() % 300) / 100});
  return places;
}

TEST(GoldenRanks, marginal_bounds_of_37_countries_equal_those_of_csranks) {
  auto const sets = marginal_rank_sets(pisa(), {.best = Best::highest});
  auto const expected = golden::rows("ranking/pisa_2018_rank_bounds.csv");
  ASSERT_EQ(sets.places.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(sets.places[i].lower, expected[i].number("marginal_lower")) << expected[i].text("jurisdiction");
    EXPECT_EQ(sets.places[i].upper, expected[i].number("marginal_upper")) << expected[i].text("jurisdiction");
  }
}

TEST(GoldenRanks, simultaneous_bounds_of_37_countries_equal_those_of_csranks) {
  auto const sets = simultaneous_rank_sets(pisa(), {.best = Best::highest});
  auto const expected = golden::rows("ranking/pisa_2018_rank_bounds.csv");
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(sets.places[i].lower, expected[i].number("simultaneous_lower")) << expected[i].text("jurisdiction");
    EXPECT_EQ(sets.places[i].upper, expected[i].number("simultaneous_upper")) << expected[i].text("jurisdiction");
  }
}

TEST(GoldenRanks, estimated_ranks_equal_the_printed_ones) {
  auto const rows = golden::rows("ranking/pisa_2018_mathematics.csv");
  auto const sets = marginal_rank_sets(pisa(), {.best = Best::highest});
  for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(sets.places[i].estimate, rows[i].number("rank"));
}

std::vector<std::string> best_five(double level) {
  auto const rows = golden::rows("ranking/pisa_2018_mathematics.csv");
  std::vector<std::string> names;
  for (auto const i : could_be_among_best(simultaneous_rank_sets(pisa(), {.level = level, .best = Best::highest}), 5))
    names.push_back(rows[i].text("jurisdiction"));
  return names;
}

TEST(GoldenRanks, the_countries_that_could_be_among_the_best_five_are_those_of_the_published_vignette) {
  // "Inference for Ranks", vignette of csranks 1.2.2
  // (danielwilhelm.github.io/R-CS-ranks/articles/Inference-for-Ranks.html).
  std::vector<std::string> twelve{"Belgium", "Canada",      "Denmark", "Estonia",  "Finland", "Japan",
                                  "Korea",   "Netherlands", "Poland",  "Slovenia", "Sweden",  "Switzerland"};
  EXPECT_EQ(best_five(0.95), twelve);
  std::erase(twelve, "Sweden");
  EXPECT_EQ(best_five(0.90), twelve);
}

TEST(GoldenRanks, the_set_of_the_united_kingdom_is_that_of_the_published_vignette) {
  auto const united_kingdom = marginal_rank_set(pisa(), 35, {.best = Best::highest}).places.front();
  EXPECT_EQ(united_kingdom, (RankSet{13, 8, 23}));
}

TEST(RankSets, of_two_places_compare_them_at_1_96_standard_errors_of_the_difference) {
  double const edge = 1.959963984540054 * std::sqrt(2.0);
  for (auto const& [lead, told_apart] : {std::pair{edge - 1e-6, false}, {edge + 1e-6, true}}) {
    auto const sets = marginal_rank_sets(std::vector<Estimate>{{10, 1}, {10 + lead, 1}});
    EXPECT_EQ(sets.places[0], (RankSet{1, 1, told_apart ? 1 : 2}));
    EXPECT_EQ(sets.places[1], (RankSet{2, told_apart ? 2 : 1, 2}));
    EXPECT_NEAR(sets.critical_values[0], told_apart ? 1.6448536269514722 : 1.959963984540054, told_apart ? 0.4 : 1e-9);
  }
}

TEST(RankSets, say_how_close_the_closest_call_was) {
  std::vector<Estimate> const places{{10, 1}, {10 + 2 * std::sqrt(2.0), 1}};
  EXPECT_NEAR(marginal_rank_sets(places).closest_call, 2 - 1.959963984540054, 1e-9);
  EXPECT_NEAR(simultaneous_rank_sets(places, {.draws = 100'000}).closest_call, 2 - 1.959963984540054, 0.02);
}

TEST(RankSets, put_the_lowest_value_first_unless_told_otherwise) {
  std::vector<Estimate> const places{{31.2, 0.9}, {47.1, 1.0}, {113.8, 4.0}};
  auto const low = simultaneous_rank_sets(places), high = simultaneous_rank_sets(places, {.best = Best::highest});
  EXPECT_EQ(low.places[0], (RankSet{1, 1, 1}));
  EXPECT_EQ(high.places[0], (RankSet{3, 3, 3}));
}

TEST(RankSets, give_equal_values_the_same_better_rank) {
  auto const sets = marginal_rank_sets(std::vector<Estimate>{{5, 1}, {5, 1}, {9, 1}});
  EXPECT_EQ(sets.places[0].estimate, 1);
  EXPECT_EQ(sets.places[1].estimate, 1);
  EXPECT_EQ(sets.places[2].estimate, 3);
}

TEST(RankSets, are_not_computed_for_one_place_or_without_standard_errors) {
  EXPECT_EQ(marginal_rank_sets(std::vector<Estimate>{{5, 1}}).outcome, Outcome::too_few_places);
  auto const sets = simultaneous_rank_sets(std::vector<Estimate>{{5, 1}, {6, 0}});
  EXPECT_EQ(sets.outcome, Outcome::no_standard_error);
  EXPECT_TRUE(sets.places.empty());
  EXPECT_TRUE(could_be_among_best(sets, 1).empty());
  EXPECT_THROW(marginal_rank_set(std::vector<Estimate>{{5, 1}, {6, 1}}, 2), base::BrokenPromise);
}

TEST(RankSets, are_the_same_to_the_last_bit_for_shuffled_rows_and_for_two_threads) {
  auto const places = random_places(40, 5);
  std::vector<std::size_t> shuffled(places.size());
  std::iota(shuffled.begin(), shuffled.end(), std::size_t{0});
  std::ranges::shuffle(shuffled, std::mt19937(9));
  std::vector<Estimate> rows;
  for (auto const i : shuffled) rows.push_back(places[i]);
  auto const marginal = marginal_rank_sets(places), marginal_again = marginal_rank_sets(rows, {}, on_two_threads);
  auto const all = simultaneous_rank_sets(places), all_again = simultaneous_rank_sets(rows, {}, on_two_threads);
  EXPECT_EQ(all.critical_values, all_again.critical_values);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(marginal_again.places[i], marginal.places[shuffled[i]]);
    EXPECT_EQ(marginal_again.critical_values[i], marginal.critical_values[shuffled[i]]);
    EXPECT_EQ(all_again.places[i], all.places[shuffled[i]]);
  }
}

TEST(RankSets, of_one_place_are_those_of_all_places_taken_one_by_one) {
  auto const places = random_places(12, 6);
  auto const all = marginal_rank_sets(places);
  for (std::size_t i = 0; i < places.size(); ++i) EXPECT_EQ(marginal_rank_set(places, i).places.front(), all.places[i]);
}

TEST(RankSets, hold_the_true_ranks_at_least_as_often_as_they_say) {
  // Eight places, some truly equal, some close: the hard case. A tied place's rank is 1 + the places truly better.
  std::vector<double> const truth{30, 30, 30, 33, 34, 34, 40, 60}, errors{1, 2, 0.5, 1, 1.5, 1, 3, 2};
  std::vector<int> const ranks{1, 1, 1, 4, 5, 5, 7, 8};
  std::mt19937_64 random(3);
  std::normal_distribution<double> normal;
  constexpr int worlds = 400;
  int marginal_held = 0, all_held = 0;
  for (int world = 0; world < worlds; ++world) {
    std::vector<Estimate> places;
    for (std::size_t i = 0; i < truth.size(); ++i) places.push_back({truth[i] + errors[i] * normal(random), errors[i]});
    auto const marginal = marginal_rank_set(places, 4).places.front();
    marginal_held += marginal.lower <= ranks[4] && ranks[4] <= marginal.upper;
    auto const all = simultaneous_rank_sets(places, {.draws = 1'000});
    bool held = true;
    for (std::size_t i = 0; i < ranks.size(); ++i)
      held = held && all.places[i].lower <= ranks[i] && ranks[i] <= all.places[i].upper;
    all_held += held;
  }
  EXPECT_GE(marginal_held, 0.93 * worlds);
  EXPECT_GE(all_held, 0.93 * worlds);
}

}  // namespace
}  // namespace wardmote::analysis::ranking
