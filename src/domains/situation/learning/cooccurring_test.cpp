#include "domains/situation/learning/cooccurring.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "domains/situation/catalogue/catalogue_reading.h"

namespace wardmote::situation::cooccurring_test {
namespace {

Catalogue const& codes() {
  static Catalogue const catalogue = *read_catalogue(WARDMOTE_SOURCE_DIR "/catalog");
  return catalogue;
}

/// Discussions in which two factors go together, and those with a third more seldom end with a lowered risk.
std::vector<GatheredDiscussion> planted(std::size_t count) {
  std::mt19937 random(7);
  auto const with = [&](int percent) { return static_cast<int>(random() % 100) < percent; };
  std::vector<GatheredDiscussion> discussions;
  for (std::size_t at = 0; at < count; ++at) {
    GatheredDiscussion one{.year = 2025, .type = "discussion_type.person", .age_group = "age_group.25-29"};
    auto const together = with(30);
    if (together ? with(90) : with(10)) one.risks.emplace_back("rf.housing.transient");
    if (together ? with(90) : with(10)) one.risks.emplace_back("rf.drugs.abuse-by-person");
    auto const hard = with(40);
    if (hard) one.risks.emplace_back("rf.gangs.member");
    if (with(50)) one.risks.emplace_back("rf.school.truancy");
    one.reason = (hard ? with(30) : with(85)) ? "concl.lowered.connected" : "concl.still.refused";
    discussions.push_back(std::move(one));
  }
  return discussions;
}

TEST(Cooccurring, finds_the_pair_that_was_planted_before_all_others) {
  auto const learned = cooccurring(planted(400), codes(), LearnedOutcome::lowered, 5);
  ASSERT_FALSE(learned.pairs.empty());
  EXPECT_EQ(std::minmax(learned.pairs[0].first, learned.pairs[0].second),
            std::minmax(std::string("rf.drugs.abuse-by-person"), std::string("rf.housing.transient")));
  EXPECT_GT(learned.pairs[0].found.common.odds_ratio, 5);
}

TEST(Cooccurring, finds_the_factor_that_goes_with_the_outcome) {
  auto const learned = cooccurring(planted(400), codes(), LearnedOutcome::lowered, 5);
  EXPECT_EQ(learned.concluded, 400U);
  ASSERT_FALSE(learned.sets.empty());
  EXPECT_TRUE(std::ranges::any_of(learned.sets, [](auto const& set) {
    return set.codes == std::vector<std::string>{"rf.gangs.member"} && set.found.common.odds_ratio < 0.5;
  }));
}

TEST(Cooccurring, shows_nothing_that_rests_on_a_small_count) {
  auto const learned = cooccurring(planted(400), codes(), LearnedOutcome::lowered, 1000);
  EXPECT_TRUE(learned.pairs.empty());
  EXPECT_TRUE(learned.sets.empty());
  EXPECT_GE(learned.pairs_withheld, 1U);
  EXPECT_GE(learned.sets_withheld, 1U);
}

TEST(Cooccurring, builds_its_tree_of_categories_of_which_no_two_rest_on_a_small_count_and_names_the_others) {
  auto discussions = planted(400);
  for (int at = 0; at < 3; ++at) discussions[static_cast<std::size_t>(at)].risks.emplace_back("rf.gambling.chronic");
  auto const learned = cooccurring(discussions, codes(), LearnedOutcome::lowered, 5);
  EXPECT_EQ(learned.leaves, (std::vector<std::string>{"drugs", "gangs", "housing", "school"}));
  EXPECT_EQ(learned.tree.size(), 3U);
  EXPECT_TRUE(std::ranges::count(learned.left_out, "gambling"));
  EXPECT_EQ(learned.leaves.size() + learned.left_out.size(), codes().list(CodeKind::risk_factor).categories.size());
  ASSERT_FALSE(learned.tree.empty());
  EXPECT_EQ(std::pair(learned.tree[0].first, learned.tree[0].second), std::pair(0U, 2U)) << "drugs and housing";
  EXPECT_TRUE(cooccurring(discussions, codes(), LearnedOutcome::lowered, 1000).leaves.size() <= 1);
}

TEST(Cooccurring, is_the_same_in_any_order_of_the_discussions) {
  auto discussions = planted(200);
  auto const one = cooccurring(discussions, codes(), LearnedOutcome::lowered, 5);
  std::ranges::reverse(discussions);
  auto const other = cooccurring(discussions, codes(), LearnedOutcome::lowered, 5);
  ASSERT_EQ(one.pairs.size(), other.pairs.size());
  for (std::size_t at = 0; at < one.pairs.size(); ++at) EXPECT_EQ(one.pairs[at].found.q_by, other.pairs[at].found.q_by);
  EXPECT_EQ(one.classes.bic, other.classes.bic);
  EXPECT_EQ(one.one_more.p, other.one_more.p);
}

TEST(Cooccurring, says_nothing_of_few_discussions_and_counts_none_that_was_rejected_or_purged) {
  auto discussions = planted(discussions_min - 1);
  discussions.insert(discussions.end(), 10, {.is_rejected = true, .has_details = false});
  auto const learned = cooccurring(discussions, codes(), LearnedOutcome::connected, 5);
  EXPECT_TRUE(learned.is_too_few);
  EXPECT_EQ(learned.discussions, 0U);
  EXPECT_TRUE(learned.pairs.empty());
  EXPECT_TRUE(learned.tree.empty());
  EXPECT_FALSE(cooccurring(planted(discussions_min), codes(), LearnedOutcome::connected, 5).is_too_few);
}

}  // namespace
}  // namespace wardmote::situation::cooccurring_test
