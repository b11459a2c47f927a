#include "analysis/cooccurrence/closed_sets.h"

#include <gtest/gtest.h>

#include "analysis/backwards.h"
#include "analysis/cooccurrence/test_worlds.h"

namespace wardmote::analysis::cooccurrence::closed_sets_test {
namespace {

void expect_all(FactorMatrix const& matrix, std::uint32_t support_min) {
  std::vector<ClosedSet> expected;
  for (auto const& [factors, rows] : all_closed(matrix))
    if (rows.size() >= support_min) expected.push_back({factors, static_cast<std::uint32_t>(rows.size())});
  std::ranges::stable_sort(expected, std::ranges::greater{}, &ClosedSet::support);
  auto const found = closed_sets(matrix, support_min);
  ASSERT_EQ(found.outcome, ClosedOutcome::computed);
  ASSERT_EQ(found.sets, expected);
}

TEST(ClosedSets, are_those_of_a_walk_through_all_sets) {
  for (std::uint64_t seed = 0; seed < 60; ++seed)
    for (std::uint32_t const support_min : {1, 3, 10})
      expect_all(some_world(5 + 3 * seed, 2 + seed % 8, seed, 0.2 + 0.1 * static_cast<double>(seed % 6)), support_min);
}

TEST(ClosedSets, are_all_found_in_every_world_of_three_discussions_and_three_factors) {
  for (std::uint32_t world = 0; world < 512; ++world) {
    FactorMatrix matrix(3, 3);
    for (std::size_t bit = 0; bit < 9; ++bit)
      if ((world >> bit & 1) != 0) matrix.set(bit / 3, bit % 3);
    expect_all(matrix, 1);
  }
}

TEST(ClosedSets, of_many_discussions_are_found_also_where_the_rows_are_packed_anew) {
  // Two kinds of discussions, each with its own factors and few of the other's: far fewer have both.
  base::RandomStream random(3, 1);
  FactorMatrix matrix(36'000, 6);
  for (std::size_t i = 0; i < matrix.discussions(); ++i)
    for (std::size_t j = 0; j < 6; ++j)
      if (random.uniform() < (i % 2 == j / 3 ? 0.9 : 0.1)) matrix.set(i, j);
  expect_all(matrix, 20);
}

TEST(ClosedSets, are_found_among_more_factors_than_a_word_has_bits) {
  FactorMatrix matrix(100, 200);
  for (std::size_t i = 0; i < 100; ++i)
    for (std::size_t const factor : {3, 70, 199})
      if (i % 10 != 0 || factor == 70) matrix.set(i, factor);
  EXPECT_EQ(closed_sets(matrix, 50).sets, (std::vector<ClosedSet>{{{70}, 100}, {{3, 70, 199}, 90}}));
}

TEST(ClosedSets, are_the_same_for_any_order_and_any_threads) {
  auto const matrix = some_world(600, 9, 8);
  EXPECT_EQ(closed_sets(shuffled(matrix, 2), 5, 100'000, backwards).sets, closed_sets(matrix, 5).sets);
}

TEST(ClosedSets, too_many_are_not_told) {
  auto const matrix = some_world(600, 9, 8);
  auto const count = closed_sets(matrix, 1).sets.size();
  EXPECT_EQ(closed_sets(matrix, 1, count).outcome, ClosedOutcome::computed);
  EXPECT_EQ(closed_sets(matrix, 1, count - 1).outcome, ClosedOutcome::too_many_sets);
  EXPECT_TRUE(closed_sets(matrix, 1, count - 1).sets.empty());
}

TEST(ClosedSets, there_are_none_of_nothing) {
  EXPECT_TRUE(closed_sets(FactorMatrix(0, 0), 1).sets.empty());
  EXPECT_TRUE(closed_sets(FactorMatrix(0, 4), 1).sets.empty());
  EXPECT_TRUE(closed_sets(FactorMatrix(4, 0), 1).sets.empty());
}

}  // namespace
}  // namespace wardmote::analysis::cooccurrence::closed_sets_test
