#include "domains/board/subscriptions/subscription.h"

#include "domains/board/meetings/meeting_samples.h"
#include "domains/board/subscriptions/subscribing.h"

namespace wardmote::board {
namespace {

using enum MeetingAct;

/// A regular meeting with a report on its published agenda, and what was moved there.
MeetingRecord meeting() {
  samples::Script script;
  return script.opens().moves(1, "That Helicopters be studied.").record();
}

Subscription told_of_all() {
  return {.confirmed_at = base::Instant{}, .tells_notice = true, .tells_decisions = true, .tells_minutes = true};
}

TEST(ASubscription, is_told_of_the_kinds_of_news_that_were_asked_for) {
  auto subscription = told_of_all();
  for (auto const kind : {NewsKind::notice, NewsKind::decisions, NewsKind::minutes})
    EXPECT_TRUE(is_told(subscription, kind, meeting()));
  subscription.tells_decisions = false;
  EXPECT_TRUE(is_told(subscription, NewsKind::notice, meeting()));
  EXPECT_FALSE(is_told(subscription, NewsKind::decisions, meeting()));
}

TEST(ASubscription, is_told_of_nothing_before_it_is_confirmed) {
  auto subscription = told_of_all();
  subscription.confirmed_at.reset();
  EXPECT_FALSE(is_told(subscription, NewsKind::notice, meeting()));
}

TEST(ASubscription, is_told_of_its_kind_of_meeting_alone) {
  auto subscription = told_of_all();
  subscription.meeting_kind = MeetingKind::committee;
  EXPECT_FALSE(is_told(subscription, NewsKind::notice, meeting()));
  subscription.meeting_kind = MeetingKind::regular;
  EXPECT_TRUE(is_told(subscription, NewsKind::notice, meeting()));
}

TEST(ASubscription, is_told_of_its_committee_alone) {
  auto subscription = told_of_all();
  subscription.committee = "audit";
  EXPECT_FALSE(is_told(subscription, NewsKind::notice, meeting()));
  auto of_committee = meeting();
  of_committee.committee.slug = "audit";
  EXPECT_TRUE(is_told(subscription, NewsKind::notice, of_committee));
}

TEST(ASubscription, is_to_all_meetings_to_those_of_a_kind_or_to_those_of_a_committee_that_there_is) {
  std::vector<Committee> const committees{{.slug = "audit"}};
  EXPECT_EQ(meetings_chosen("", committees)->kind, std::nullopt);
  EXPECT_EQ(meetings_chosen("special", committees)->kind, MeetingKind::special);
  EXPECT_EQ(meetings_chosen(choice_of(committees.front()), committees)->committee, "audit");
  EXPECT_FALSE(meetings_chosen("committee-budget", committees));
}

TEST(ASubscription, finds_its_keyword_in_titles_and_motions_whatever_the_case) {
  auto subscription = told_of_all();
  for (auto const* word : {"annual", "helicopters"}) {
    subscription.keyword = word;
    EXPECT_TRUE(is_told(subscription, NewsKind::decisions, meeting())) << word;
  }
  subscription.keyword = "budget";
  EXPECT_FALSE(is_told(subscription, NewsKind::decisions, meeting()));
}

TEST(ASubscription, learns_nothing_of_a_draft_agenda_by_its_keyword) {
  samples::Script script;
  auto const planned = script.proposes("report", "Annual report").record();
  auto subscription = told_of_all();
  subscription.keyword = "annual";
  EXPECT_FALSE(is_told(subscription, NewsKind::notice, planned)) << "as when a planned meeting is cancelled";
}

TEST(News, is_made_by_a_notice_a_cancellation_the_end_and_adopted_minutes) {
  EXPECT_EQ(news_of(give_notice), NewsKind::notice);
  EXPECT_EQ(news_of(cancel_meeting), NewsKind::notice);
  EXPECT_EQ(news_of(adjourn_meeting), NewsKind::decisions);
  EXPECT_EQ(news_of(adopt_minutes), NewsKind::minutes);
  for (auto const act : {propose_item, close_session, draft_minutes, edit_minutes, seal_meeting, strike_entry})
    EXPECT_EQ(news_of(act), std::nullopt);
}

}  // namespace
}  // namespace wardmote::board
