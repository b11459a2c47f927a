#include "analysis/cooccurrence/stratified.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "analysis/cooccurrence/test_worlds.h"
#include "tests/golden/golden_rows.h"

namespace wardmote::analysis::cooccurrence::stratified_test {
namespace {

std::map<std::string, std::vector<FourFold>> golden_strata() {
  std::map<std::string, std::vector<FourFold>> worlds;
  for (auto const& row : golden::rows("cooccurrence/strata.csv")) {
    auto const count = [&](char const* name) { return static_cast<std::uint32_t>(row.number(name)); };
    worlds[row.text("world")].push_back({count("both"), count("first_only"), count("second_only"), count("neither")});
  }
  return worlds;
}

TEST(CommonOdds, are_those_that_r_gives_for_berkeley_and_for_the_rabbits) {
  LogFactorials const factorials(5000);
  auto const worlds = golden_strata();
  for (auto const& row : golden::rows("cooccurrence/common_odds.csv")) {
    auto const& strata = worlds.at(row.text("world"));
    auto const common = mantel_haenszel(strata);
    EXPECT_NEAR(common.odds_ratio / row.number("odds_ratio"), 1, 1e-12);
    EXPECT_NEAR(common.interval.lower / row.number("lower"), 1, 1e-12);
    EXPECT_NEAR(common.interval.upper / row.number("upper"), 1, 1e-12);
    EXPECT_NEAR(common.chi_square / row.number("chi_square"), 1, 1e-12);
    EXPECT_NEAR(common.p / row.number("p"), 1, 1e-11);
    char const* const names[] = {"exact_two_sided", "exact_more", "exact_fewer"};
    for (std::size_t i = 0; i < 3; ++i)
      EXPECT_NEAR(exact_in_strata(factorials, strata, alternatives[i]).p / row.number(names[i]), 1, 1e-9);
  }
}

TEST(CommonOdds, of_one_stratum_are_the_plain_odds_ratio_and_woolfs_interval) {
  FourFold const counts{12, 5, 29, 40};
  auto const common = mantel_haenszel(std::span(&counts, 1));
  EXPECT_NEAR(common.odds_ratio, 12.0 * 40 / (5 * 29), 1e-12);
  EXPECT_NEAR(common.log_variance, 1.0 / 12 + 1.0 / 5 + 1.0 / 29 + 1.0 / 40, 1e-12);
}

TEST(CommonOdds, undo_a_ratio_that_comes_of_the_strata_alone) {
  std::vector<FourFold> const strata{{64, 16, 16, 4}, {4, 16, 16, 64}};  // in each: independent
  EXPECT_NEAR(odds_ratio({68, 32, 32, 68}), 4.515625, 1e-12);
  EXPECT_NEAR(mantel_haenszel(strata).odds_ratio, 1, 1e-12);
  EXPECT_NEAR(exact_in_strata(LogFactorials(200), strata, Alternative::two_sided).p, 1, 1e-12);
}

TEST(CommonOdds, say_where_there_are_none) {
  std::vector<FourFold> const never{{0, 5, 0, 5}, {0, 0, 0, 0}}, apart{{0, 5, 5, 5}}, always{{5, 0, 5, 5}};
  EXPECT_TRUE(std::isnan(mantel_haenszel(never).odds_ratio));
  EXPECT_TRUE(std::isnan(mantel_haenszel(never).p));
  EXPECT_EQ(mantel_haenszel(apart).odds_ratio, 0);
  EXPECT_TRUE(std::isinf(mantel_haenszel(always).odds_ratio));
  EXPECT_TRUE(std::isinf(mantel_haenszel(always).interval.upper));
  EXPECT_EQ(exact_in_strata(LogFactorials(10), never, Alternative::two_sided).p, 1);
}

TEST(TheExactTestInStrata, is_the_sum_over_all_tables_with_the_margins_of_each_stratum) {
  base::RandomStream random(3, 3);
  LogFactorials const factorials(40);
  for (int world = 0; world < 200; ++world) {
    std::vector<FourFold> strata;
    for (auto s = random.below(2) + 2; s > 0; --s)
      strata.push_back({random.below(5), random.below(5), random.below(5), random.below(5)});
    std::map<std::uint32_t, double> ways_of{{0, 1}};
    std::uint32_t seen = 0;
    for (auto const& counts : strata) {
      auto const margins = counts.margins();
      std::map<std::uint32_t, double> next;
      for (auto const& [sum, before] : ways_of)
        for (auto a = margins.least(); a <= margins.most(); ++a)
          next[sum + a] += before * ways(margins.marked, a) * ways(margins.all - margins.marked, margins.chosen - a);
      ways_of = next;
      seen += counts.both;
    }
    double all = 0, more = 0, two_sided = 0;
    for (auto const& [sum, number] : ways_of) {
      all += number;
      if (sum >= seen) more += number;
      if (number <= ways_of[seen]) two_sided += number;
    }
    EXPECT_NEAR(exact_in_strata(factorials, strata, Alternative::more).p, more / all, 1e-12);
    EXPECT_NEAR(exact_in_strata(factorials, strata, Alternative::two_sided).p, two_sided / all, 1e-12);
  }
}

}  // namespace
}  // namespace wardmote::analysis::cooccurrence::stratified_test
