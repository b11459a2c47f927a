#include "analysis/cooccurrence/pairs.h"

#include <gtest/gtest.h>

#include <cmath>

#include "analysis/backwards.h"
#include "analysis/cooccurrence/test_worlds.h"

namespace wardmote::analysis::cooccurrence::pairs_test {
namespace {

TEST(Pairs, are_counted_as_one_by_one) {
  for (std::size_t const discussions : {0, 1, 63, 512, 1300}) {
    auto const matrix = some_world(discussions, 7, discussions);
    auto const counts = pair_counts(matrix, backwards);
    auto const tested = pairs(matrix);
    std::size_t number = 0;
    for (std::uint32_t first = 0; first < 7; ++first) {
      EXPECT_EQ(counts.alone[first], having(matrix, 1u << first).size());
      for (auto second = first + 1; second < 7; ++second, ++number) {
        auto const together = having(matrix, 1u << first | 1u << second).size();
        auto const& pair = tested[number];
        EXPECT_EQ(counts.together[number], together);
        EXPECT_EQ(pair.first, first);
        EXPECT_EQ(pair.second, second);
        EXPECT_EQ(pair.counts.both, together);
        EXPECT_EQ(pair.counts.margins().marked, counts.alone[first]);
        EXPECT_EQ(pair.counts.margins().chosen, counts.alone[second]);
        EXPECT_EQ(pair.counts.margins().all, discussions);
      }
    }
  }
}

TEST(Pairs, are_tested_in_strata_as_their_counts_by_stratum_are) {
  auto const matrix = some_world(300, 5, 4);
  LogFactorials const factorials(300);
  for (auto const& pair : pairs(matrix)) {
    std::map<std::uint32_t, FourFold> by_stratum;
    for (std::size_t i = 0; i < 300; ++i) {
      auto& counts = by_stratum[matrix.strata()[i]];
      bool const first = matrix.has(i, pair.first), second = matrix.has(i, pair.second);
      ++(first ? second ? counts.both : counts.first_only : second ? counts.second_only : counts.neither);
    }
    std::vector<FourFold> strata;
    for (auto const& [stratum, counts] : by_stratum) strata.push_back(counts);
    EXPECT_EQ(pair.common.odds_ratio, mantel_haenszel(strata).odds_ratio);
    EXPECT_EQ(pair.exact.p, exact_in_strata(factorials, strata, Alternative::two_sided).p);
    EXPECT_NEAR(pair.lift, 300.0 * pair.counts.both / pair.counts.margins().marked / pair.counts.margins().chosen,
                1e-12);
  }
}

TEST(Pairs, that_belong_together_are_found_and_the_others_are_not) {
  auto const found = pairs(some_world(2000, 6, 9));
  for (auto const& pair : found) EXPECT_EQ(pair.q_by < 0.001, pair.second < 3) << pair.first << " " << pair.second;
  for (auto const& pair : found) EXPECT_LE(pair.q_bh, pair.q_by);
}

TEST(Pairs, whose_test_would_cost_too_much_are_tested_by_mantel_and_haenszel) {
  auto const exact = pairs(some_world(2000, 4, 2), {.exact_cost_max = 1e7}),
             approximate = pairs(some_world(2000, 4, 2), {.exact_cost_max = 0});
  for (std::size_t i = 0; i < exact.size(); ++i) {
    EXPECT_TRUE(exact[i].is_exact);
    EXPECT_FALSE(approximate[i].is_exact);
    EXPECT_EQ(approximate[i].exact.p, approximate[i].common.p);
    EXPECT_NEAR(approximate[i].exact.p, exact[i].exact.p, 0.04);
  }
}

TEST(Pairs, of_which_one_factor_is_never_named_are_no_test) {
  FactorMatrix matrix(50, 3);
  for (std::size_t i = 0; i < 50; i += 2) matrix.set(i, 0);
  for (std::size_t i = 0; i < 50; i += 3) matrix.set(i, 1);
  auto const all = pairs(matrix);
  EXPECT_TRUE(std::isnan(all[1].q_bh));
  EXPECT_TRUE(std::isnan(all[1].lift));
  EXPECT_EQ(all[1].exact.p, 1);
  EXPECT_EQ(all[0].q_by, all[0].exact.p);  // the only test
}

TEST(Pairs, are_the_same_to_the_last_bit_for_any_order_and_any_threads) {
  auto const matrix = some_world(700, 6, 5);
  auto const plain = pairs(matrix), other = pairs(shuffled(matrix, 1), {}, backwards);
  for (std::size_t i = 0; i < plain.size(); ++i) {
    EXPECT_EQ(plain[i].common.odds_ratio, other[i].common.odds_ratio);
    EXPECT_EQ(plain[i].common.log_variance, other[i].common.log_variance);
    EXPECT_EQ(plain[i].exact.mid_p, other[i].exact.mid_p);
    EXPECT_EQ(plain[i].q_by, other[i].q_by);
  }
}

TEST(Factors, united_by_category_are_had_by_those_who_have_any) {
  auto const matrix = some_world(200, 5, 6);
  std::vector<std::vector<std::uint32_t>> const categories{{0, 3}, {}, {4}};
  auto const united = matrix.united(categories);
  for (std::size_t i = 0; i < 200; ++i) {
    EXPECT_EQ(united.has(i, 0), matrix.has(i, 0) || matrix.has(i, 3));
    EXPECT_FALSE(united.has(i, 1));
    EXPECT_EQ(united.has(i, 2), matrix.has(i, 4));
    EXPECT_EQ(united.has_outcome(i), matrix.has_outcome(i));
  }
}

}  // namespace
}  // namespace wardmote::analysis::cooccurrence::pairs_test
