#include "domains/board/plan/plan_answer.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "domains/board/obligations/obligation_store.h"
#include "domains/board/plan/plan_answer_store.h"
#include "domains/board/room.h"
#include "tests/support/fresh_database.h"

namespace wardmote::board {
namespace {

using namespace std::chrono_literals;

class PlanAnswers : public tests::OnBothDatabases {
 protected:
  PlanAnswers() { migrate(migrations()); }

  template <class Act>
  auto act(Act does) {
    clock.advance(1s);
    return database().write([&](store::Writer& writer) {
      return does(writer, Doing{.actor = "somebody", .today = 2026y / 11 / 28, .clock = clock});
    });
  }
  base::Answer<void> answer(PlanAnswerInput const& input) {
    return act([&](store::Writer& writer, Doing const& doing) {
      return answer_plan_requirement(writer, board, requirement, "0.1", input, doing);
    });
  }
  base::Answer<void> confirm() {
    return act([&](store::Writer& writer, Doing const& doing) {
      return confirm_plan_requirement(writer, board, requirement, "0.1", "A. Clerk", "e-Laws", doing);
    });
  }
  bool is_confirmed() {
    auto const all = database().read([&](store::Reader& reader) { return list_confirmations(reader, board); });
    return confirmation_of(all, requirement) != nullptr;
  }
  PlanContent requirement{.id = "s39.perf.road", .label = {"Road safety", "Sécurité routière"}};
};
WARDMOTE_ON_BOTH_DATABASES(PlanAnswers);

TEST_P(PlanAnswers, AreKeptWithTheNewestFirst) {
  PlanAnswerInput input{.words = "A target", .place = "Goal 2", .answered_by = "A. Clerk"};
  ASSERT_TRUE(answer(input));
  input.words = "Two targets";
  ASSERT_TRUE(answer(input));
  auto const kept = database().read([&](store::Reader& reader) { return list_plan_answers(reader, board); });
  ASSERT_EQ(kept.size(), 2u);
  EXPECT_EQ(kept[0].words, "Two targets");
  EXPECT_EQ(kept[1].words, "A target");
  EXPECT_EQ(base::to_text(kept[0].answered_on), "2026-11-28");
}

TEST_P(PlanAnswers, SayFieldByFieldWhatIsWrong) {
  auto const refused = answer({.words = "", .place = "", .address = "example.ca", .answered_by = ""});
  ASSERT_FALSE(refused);
  std::vector<std::string> fields;
  for (auto const& field : refused.error().fields) fields.push_back(field.field);
  std::ranges::sort(fields);
  EXPECT_EQ(fields, (std::vector<std::string>{"address", "answered_by", "place", "words"}));
  EXPECT_FALSE(answer({.words = std::string(4001, 'w'), .place = "p", .answered_by = "a"}));
}

TEST_P(PlanAnswers, ConfirmTheWordsOnceAndOnlyTheseVeryWords) {
  EXPECT_FALSE(is_confirmed());
  ASSERT_TRUE(confirm());
  EXPECT_TRUE(is_confirmed());
  EXPECT_EQ(confirm().error().code, base::RefusalCode::citation_confirmed_already);
  requirement.label.en = "Safety on roads";
  EXPECT_FALSE(is_confirmed());
}

TEST(PlanRequirements, HaveAnAddressWithoutDotsThatLeadsBack) {
  ObligationCatalogue catalogue;
  catalogue.plan_contents = {{.id = "s39.adequacy"}, {.id = "s39.perf.road"}};
  EXPECT_EQ(slug_of(catalogue.plan_contents[1]), "perf-road");
  EXPECT_EQ(requirement_called(catalogue, "perf-road"), &catalogue.plan_contents[1]);
  EXPECT_EQ(requirement_called(catalogue, "road"), nullptr);
}

}  // namespace
}  // namespace wardmote::board
