#include <gtest/gtest.h>

#include "analysis/scan/follow.h"

namespace wardmote::analysis::scan {
namespace {

Day day(int number) { return Day(std::chrono::days(number)); }

Sighting sighting(std::vector<std::string> places, int first, int last, int since, bool is_high = true) {
  return {.places = std::move(places), .first = day(first), .last = day(last), .is_high = is_high, .since = day(since)};
}

/// What became of one cluster when one other was there before.
Following followed(Sighting before, Sighting now) { return follow({&before, 1}, {&now, 1}, day(20)); }

TEST(Follow, a_cluster_goes_on_if_it_shares_a_place_and_a_day_and_else_it_is_new_and_the_other_ended) {
  auto const before = sighting({"a", "b"}, 3, 6, 5);
  auto const on = followed(before, sighting({"b", "c"}, 6, 9, 0));
  EXPECT_FALSE(on.now[0].is_new);
  EXPECT_EQ(on.now[0].since, day(5));
  EXPECT_TRUE(on.ended.empty());
  for (auto const& other : {sighting({"b", "c"}, 7, 9, 0), sighting({"b"}, 1, 2, 0), sighting({"c", "d"}, 3, 6, 0),
                            sighting({"a", "b"}, 3, 6, 0, false)}) {
    auto const gone = followed(before, other);
    EXPECT_TRUE(gone.now[0].is_new);
    EXPECT_EQ(gone.now[0].since, day(20));
    EXPECT_EQ(gone.ended, std::vector<std::size_t>{0});
  }
}

TEST(Follow, two_that_become_one_are_there_since_the_earlier_and_one_that_becomes_two_goes_on_in_both) {
  std::vector const apart{sighting({"a"}, 1, 5, 4), sighting({"b"}, 1, 5, 2), sighting({"z"}, 1, 5, 1)};
  std::vector const together{sighting({"a", "b"}, 2, 6, 0)};
  auto const merged = follow(apart, together, day(6));
  EXPECT_EQ(merged.now[0].since, day(2));
  EXPECT_EQ(merged.ended, std::vector<std::size_t>{2});
  auto const split = follow(together, apart, day(6));
  EXPECT_FALSE(split.now[0].is_new);
  EXPECT_FALSE(split.now[1].is_new);
  EXPECT_TRUE(split.now[2].is_new);
  EXPECT_TRUE(split.ended.empty());
}

}  // namespace
}  // namespace wardmote::analysis::scan
