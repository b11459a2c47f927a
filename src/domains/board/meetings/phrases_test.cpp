#include "domains/board/meetings/phrases.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "domains/board/meetings/act_forms.h"
#include "domains/board/meetings/meeting_samples.h"
#include "tests/support/temporary_folder.h"

namespace wardmote::board {
namespace {

using samples::Script;

PhraseLibrary library() { return *read_phrases(WARDMOTE_SOURCE_DIR "/catalog"); }

/// The field that an order is refused at; empty if it is taken.
std::string field_refused(std::string_view id, LogEntry order) {
  auto const taken = take_phrase(library(), id, order);
  return taken ? "" : taken.error().fields.at(0).field;
}

TEST(TheLibraryOfPhrases, OffersEachPhraseForAnActThatTheConsoleHasAFormFor) {
  auto const phrases = library();
  EXPECT_EQ(phrases.version, "0.1");
  EXPECT_EQ(phrases.phrases.size(), 22u);
  for (auto const& phrase : phrases.phrases)
    for (auto const act : phrase.acts) EXPECT_TRUE(is_offered(act)) << phrase.id;
}

TEST(APhrase, BecomesTheTextInBothLanguages) {
  LogEntry order{.act = MeetingAct::move_motion};
  ASSERT_TRUE(take_phrase(library(), "ph.adjourn", order));
  EXPECT_EQ(order.text, "That the meeting adjourn.");
  EXPECT_EQ(order.text_fr, "Que la séance soit levée.");
}

TEST(APhrase, TakesWhatIsTypedInThePlaceThatItLeavesOpenOrAfterItsWords) {
  LogEntry order{.act = MeetingAct::move_motion, .text = "2026-11-26"};
  ASSERT_TRUE(take_phrase(library(), "ph.adopt-minutes", order));
  EXPECT_EQ(order.text, "That the minutes of the meeting of 2026-11-26 be adopted.");
  EXPECT_EQ(order.text_fr, "Que le procès-verbal de la réunion du 2026-11-26 soit adopté.");
  LogEntry longer{.act = MeetingAct::move_motion, .text = "(2026-118)"};
  ASSERT_TRUE(take_phrase(library(), "ph.receive-report", longer));
  EXPECT_EQ(longer.text, "That the report be received for information. (2026-118)");
}

TEST(APhrase, IsRefusedAtItsFieldWhereTheActHasNone) {
  EXPECT_EQ(field_refused("ph.nothing", {.act = MeetingAct::move_motion}), "phrase");
  EXPECT_EQ(field_refused("ph.adjourn", {.act = MeetingAct::strike_entry}), "phrase");
  EXPECT_EQ(field_refused("ph.adopt-minutes", {.act = MeetingAct::move_motion}), "text");
  EXPECT_EQ(field_refused("", {.act = MeetingAct::move_motion}), "");
}

TEST(TheLibraryOfPhrases, IsReadOnceAndKept) {
  auto const taken = [](KeptPhrases const& kept, std::string_view id) {
    LogEntry order{.act = MeetingAct::move_motion};
    auto const answer = take_phrase(kept, id, order);
    return answer ? order.text : std::string(base::code_of(answer.error().code));
  };
  KeptPhrases kept, missing;
  {
    tests::TemporaryFolder const folder;
    missing = keep_phrases(folder.path().string());
    std::filesystem::copy(WARDMOTE_SOURCE_DIR "/catalog/board_phrases.yaml", folder.path());
    kept = keep_phrases(folder.path().string());
  }
  EXPECT_EQ(taken(kept, "ph.adjourn"), "That the meeting adjourn.") << "though the file is gone";
  EXPECT_EQ(taken(missing, "ph.adjourn"), "file_unreadable") << "though the file came later";
  EXPECT_EQ(taken(missing, ""), "");
}

TEST(AMotionByAPhrase, KeepsItsFrenchUntilItIsAmendedInOneLanguage) {
  Script script;
  LogEntry order{.act = MeetingAct::move_motion, .item = 1, .member = "a", .seconder = "b"};
  ASSERT_TRUE(take_phrase(library(), "ph.receive-report", order));
  script.opens().does(order).does({.act = MeetingAct::state_motion, .motion = 1});
  EXPECT_EQ(script.record().motion(1)->text_fr, "Que le rapport soit reçu à titre d’information.");
  script.does({.act = MeetingAct::move_amendment, .member = "c", .seconder = "d", .text = "That it be received."});
  script.does({.act = MeetingAct::state_motion, .motion = 2}).opens_vote();
  script.votes({{"a", "yes"}, {"b", "yes"}, {"c", "yes"}, {"d", "yes"}, {"e", "yes"}})
      .does({.act = MeetingAct::close_vote, .motion = 2});
  script.does({.act = MeetingAct::declare_result, .motion = 2, .choice = "carried"});
  auto const record = script.record();
  EXPECT_EQ(record.motion(1)->text, "That it be received.");
  EXPECT_EQ(record.motion(1)->text_fr, "");
  EXPECT_EQ(record.motion(1)->text_moved_fr, "Que le rapport soit reçu à titre d’information.");
}

TEST(TheLibraryOfPhrases, IsRefusedWithThePlaceThatIsWrong) {
  auto const reason = [](std::string const& item) {
    tests::TemporaryFolder const folder;
    std::ofstream(folder.path() / "board_phrases.yaml") << "meta: {version: 0.1}\nitems:\n- " + item + "\n";
    return read_phrases(folder.path().string()).error().values.at("reason");
  };
  EXPECT_EQ(reason("{id: ph.a, acts: [sing], en: a, fr: b}"), "'sing' is no act of a meeting");
  EXPECT_EQ(reason("{id: ph.a, en: a, fr: b}"), "acts is missing");
  EXPECT_EQ(reason("{id: ph.a, acts: [move_motion], en: a}"), "fr is missing");
  EXPECT_EQ(reason("{id: ph.a, acts: [move_motion], en: 'a …', fr: b}"),
            "one language leaves something open with … and the other does not");
}

}  // namespace
}  // namespace wardmote::board
