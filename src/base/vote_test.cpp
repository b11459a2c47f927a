#include "base/vote.h"

#include <gtest/gtest.h>

namespace wardmote::base {
namespace {

/// Every count of votes that a board of up to nine can give.
template <class Check>
void each_tally(Check check) {
  for (int seated = 1; seated <= 9; ++seated)
    for (int yes = 0; yes <= seated; ++yes)
      for (int no = 0; yes + no <= seated; ++no)
        for (int abstain = 0; yes + no + abstain <= seated; ++abstain) check(Tally{yes, no, abstain, seated});
}

TEST(RuleOfAVote, majority_of_votes_cast_is_more_for_than_against) {
  each_tally(
      [](Tally const& tally) { EXPECT_EQ(carries(VoteRule::majority_of_votes_cast, tally), tally.yes > tally.no); });
}

TEST(RuleOfAVote, majority_of_members_counts_those_who_are_away) {
  each_tally([](Tally const& tally) {
    EXPECT_EQ(carries(VoteRule::majority_of_members, tally), 2 * tally.yes > tally.seated);
  });
}

TEST(RuleOfAVote, two_thirds_are_of_the_votes_cast) {
  each_tally([](Tally const& tally) {
    EXPECT_EQ(carries(VoteRule::two_thirds, tally), tally.yes > 0 && 3 * tally.yes >= 2 * tally.cast());
  });
}

TEST(RuleOfAVote, unanimous_is_nobody_against_and_somebody_for) {
  each_tally(
      [](Tally const& tally) { EXPECT_EQ(carries(VoteRule::unanimous, tally), tally.yes > 0 && tally.no == 0); });
}

TEST(RuleOfAVote, a_tie_is_lost_under_every_rule) {
  for (auto const rule :
       {VoteRule::majority_of_votes_cast, VoteRule::majority_of_members, VoteRule::two_thirds, VoteRule::unanimous})
    each_tally([&](Tally const& tally) {
      if (tally.yes == tally.no) {
        EXPECT_FALSE(carries(rule, tally));
      }
    });
}

TEST(RuleOfAVote, one_vote_less_than_needed_does_not_carry) {
  for (auto const rule : {VoteRule::majority_of_votes_cast, VoteRule::majority_of_members, VoteRule::two_thirds})
    each_tally([&](Tally const& tally) { EXPECT_EQ(carries(rule, tally), tally.yes >= needed(rule, tally)); });
}

}  // namespace
}  // namespace wardmote::base
