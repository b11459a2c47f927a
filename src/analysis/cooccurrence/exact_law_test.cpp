#include "analysis/cooccurrence/exact_law.h"

#include <gtest/gtest.h>

#include <cmath>

#include "analysis/cooccurrence/attainable.h"
#include "analysis/cooccurrence/test_worlds.h"
#include "tests/golden/golden_rows.h"

namespace wardmote::analysis::cooccurrence::exact_law_test {
namespace {

template <class Take>
void each_margins(std::uint32_t most, Take const& take) {
  for (std::uint32_t all = 1; all <= most; ++all)
    for (std::uint32_t marked = 0; marked <= all; ++marked)
      for (std::uint32_t chosen = 0; chosen <= all; ++chosen) take(Margins{all, marked, chosen});
}

TEST(FishersTest, is_the_sum_over_all_tables_with_the_margins) {
  LogFactorials const factorials(18);
  each_margins(18, [&](Margins const& margins) {
    for (auto const alternative : alternatives)
      for (auto both = margins.least(); both <= margins.most(); ++both) {
        auto const fast = fisher(factorials, margins, both, alternative);
        auto const slow = slow_fisher(margins, both, alternative);
        ASSERT_NEAR(fast.p / slow.p, 1, 1e-12);
        ASSERT_NEAR(fast.mid_p / slow.mid_p, 1, 1e-12);
      }
  });
}

TEST(FishersTest, gives_what_r_gives) {
  LogFactorials const factorials(60'000);
  for (auto const& row : golden::rows("cooccurrence/fisher.csv")) {
    auto const count = [&](char const* name) { return static_cast<std::uint32_t>(row.number(name)); };
    Margins const margins{count("both") + count("first_only") + count("second_only") + count("neither"),
                          count("both") + count("first_only"), count("both") + count("second_only")};
    char const* const names[] = {"two_sided", "more", "fewer"};
    for (std::size_t i = 0; i < 3; ++i)
      EXPECT_NEAR(fisher(factorials, margins, count("both"), alternatives[i]).p / row.number(names[i]), 1, 1e-9);
  }
}

TEST(TheLeastP, is_that_of_the_most_extreme_count) {
  LogFactorials const factorials(18);
  each_margins(18, [&](Margins const& margins) {
    for (auto const alternative : alternatives) {
      double least = 1;
      for (auto both = margins.least(); both <= margins.most(); ++both)
        least = std::min(least, slow_fisher(margins, both, alternative).p);
      ASSERT_NEAR(least_p(factorials, margins, alternative) / least, 1, 1e-12);
    }
  });
}

TEST(TheLeastP, is_that_which_programs_of_the_field_print_for_well_known_data) {
  // Final support and attainable p of Westfall-Young light on mushroom (8,124, of which 3,916 poisonous) and a9a (32,561, of
  // which 7,841 positive): wylight's output.
  LogFactorials const factorials(32'561);
  EXPECT_NEAR(least_p(factorials, {8'124, 3'916, 19}, Alternative::two_sided), 9.30115e-07, 5e-13);
  EXPECT_NEAR(least_p(factorials, {32'561, 7'841, 11}, Alternative::two_sided), 1.57071e-07, 5e-13);
}

TEST(Attainable, is_the_least_p_of_all_smaller_supports_too) {
  LogFactorials const factorials(40);
  for (auto const alternative : alternatives)
    for (std::uint32_t const marked : {1, 5, 20, 33}) {
      Attainable const attainable(factorials, 40, marked, alternative);
      double least = 1;
      std::size_t support = 0;
      for (std::uint32_t s = 0; s <= 40; ++s) {
        least = std::min(least, least_p(factorials, {40, marked, s}, alternative));
        ASSERT_EQ(attainable.up_to(s), least);
        if (attainable.next(support) == s) support = s;
        ASSERT_EQ(attainable.up_to(support), least);
      }
      EXPECT_EQ(attainable.up_to(attainable.next(support)), 0);
    }
}

TEST(ImprobableCounts, hold_every_significant_count) {
  LogFactorials const factorials(18);
  each_margins(18, [&](Margins const& margins) {
    for (auto const alternative : alternatives)
      for (double const level : {1.0, 0.3, 0.05, 0.001}) {
        auto const [fewest, most] = improbable_counts(factorials, margins, level, alternative);
        for (auto both = margins.least(); both <= margins.most(); ++both)
          if (fisher(factorials, margins, both, alternative).p <= level) {
            ASSERT_TRUE(both <= fewest || both >= most)
                << margins.all << " " << margins.marked << " " << margins.chosen;
          }
      }
  });
}

}  // namespace
}  // namespace wardmote::analysis::cooccurrence::exact_law_test
