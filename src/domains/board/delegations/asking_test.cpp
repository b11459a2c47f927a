#include "domains/board/delegations/asking.h"

#include "base/choice.h"
#include "domains/board/delegations/delegation_store.h"
#include "domains/board/meetings/meeting_samples.h"
#include "domains/board/meetings/meeting_store.h"
#include "store/backup/purged_records_store.h"
#include "store/outbox/outbox_store.h"
#include "tests/support/fresh_database.h"

namespace wardmote::board {
namespace {

constexpr auto* meeting = "2026-12-17-regular";

class Requests : public tests::OnBothDatabases {
 protected:
  Requests() {
    migrate(migrations());
    keys = *store::KeyFile::open(fresh.folder() / "keys.db", clock);
    vault = *store::Vault::over(*keys, store::KeyEncryptionKey::make());
    samples::Script script;
    script.proposes("report", "Annual report").proposes("closed", "A matter of employment", "labour_relations");
    script.does(MeetingAct::give_notice);
    database().write([&](store::Writer& writer) { append_log(writer, board, meeting, {}, {}, script.log); });
  }
  DelegationRoom room() {
    return {.room = {.database = database(), .board = board, .clock = clock}, .vault = vault.get(), .sends_mail = true};
  }
  static Asking ada() {
    return {.meeting = meeting,
            .item = 1,
            .way = DelegationWay::video,
            .speaks = access::FormLanguage::fr,
            .name = "Ada Example",
            .organisation = "Friends of the Library",
            .about = "Quiet streets",
            .needs = "A hearing loop",
            .email = "ada@example.ca",
            .language = access::FormLanguage::fr};
  }
  DelegationRequest held(std::string const& secret) {
    return database().read([&](store::Reader& reader) { return find_delegation(reader, board, secret)->request; });
  }
  /// What the newest message would say to whom; nothing if it would not be sent.
  std::optional<access::Letter> newest_letter() {
    auto const messages =
        database().read([&](store::Reader& reader) { return store::list_messages(reader, board, 1); });
    return messages.empty() ? std::nullopt : delegation_letters(room())(messages.front());
  }
  std::string refusal(Asking const& asking) {
    auto const asked = ask_to_speak(room(), asking);
    if (asked) return "allowed";
    std::string text(base::code_of(asked.error().code));
    for (auto const& field : asked.error().fields) text += " " + field.field;
    return text;
  }

  std::unique_ptr<store::KeyFile> keys;
  std::unique_ptr<store::Vault> vault;
};
WARDMOTE_ON_BOTH_DATABASES(Requests);

TEST_P(Requests, keep_what_was_told_and_are_acknowledged_by_a_link_alone) {
  auto const asked = ask_to_speak(room(), ada());
  ASSERT_TRUE(asked);
  auto const request = held(asked->secret);
  EXPECT_EQ(reference_of(request), "2026-12-17-regular-d1");
  EXPECT_EQ(
      std::tuple(request.name, request.organisation, request.about, request.needs, request.way),
      std::tuple("Ada Example", "Friends of the Library", "Quiet streets", "A hearing loop", DelegationWay::video));
  EXPECT_FALSE(request.is_late);
  auto const letter = newest_letter();
  ASSERT_TRUE(letter);
  EXPECT_EQ(letter->to, "ada@example.ca");
  EXPECT_EQ(letter->language, web::Language::fr);
  EXPECT_EQ(letter->path, "/delegations/" + asked->secret);
}

TEST_P(Requests, are_numbered_in_the_order_of_asking) {
  for (auto const number : {1, 2, 3}) EXPECT_EQ(ask_to_speak(room(), ada())->request.number, number);
}

TEST_P(Requests, are_refused_field_by_field) {
  auto asking = ada();
  asking.item = 2;
  EXPECT_EQ(refusal(asking), "form_invalid item");
  EXPECT_EQ(refusal({.meeting = meeting}), "form_invalid item way speaks name about");
  asking = ada();
  asking.about = std::string(about_bytes_max + 1, 'a');
  asking.email = "nobody";
  EXPECT_EQ(refusal(asking), "form_invalid about email");
  asking.meeting = "2026-12-18-regular";
  EXPECT_EQ(refusal(asking), "meeting_unknown");
}

TEST_P(Requests, hold_no_address_where_none_can_be_sealed_or_written_to) {
  auto without = room();
  without.vault = nullptr;
  auto asking = ada();
  EXPECT_FALSE(ask_to_speak(without, asking));
  asking.email.clear();
  EXPECT_TRUE(ask_to_speak(without, asking));
  EXPECT_FALSE(newest_letter());
}

TEST_P(Requests, are_late_after_the_time_of_the_rule) {
  auto const is_late_at = [&](char const* time) {
    clock.advance(*base::instant_of(time) - clock.now());
    return ask_to_speak(room(), ada())->request.is_late;
  };
  EXPECT_FALSE(is_late_at("2026-12-15T17:00:00.000000Z"));
  EXPECT_TRUE(is_late_at("2026-12-15T17:00:00.000001Z"));
}

TEST_P(Requests, are_not_taken_for_a_meeting_that_has_begun) {
  database().write([&](store::Writer& writer) {
    auto const log = read_log(writer, board, meeting);
    LogEntry const begins{.sequence = std::ssize(log) + 1, .at = clock.now(), .act = MeetingAct::call_to_order};
    append_log(writer, board, meeting, record_of(log), log, std::span(&begins, 1));
  });
  EXPECT_EQ(refusal(ada()), "meeting_state_wrong");
}

TEST_P(Requests, that_are_withdrawn_are_forgotten_at_once_and_told_of_no_more) {
  auto const asked = ask_to_speak(room(), ada());
  ASSERT_TRUE(withdraw_delegation(room(), asked->secret));
  auto const request = held(asked->secret);
  EXPECT_EQ(request.name + request.organisation + request.municipality + request.about + request.needs, "");
  EXPECT_FALSE(request.contact);
  EXPECT_FALSE(newest_letter());
  EXPECT_FALSE(withdraw_delegation(room(), asked->secret)) << "once";
  EXPECT_FALSE(withdraw_delegation(room(), "another secret"));
  EXPECT_EQ(database().read(store::list_purged).size(), 1U);
}

TEST_P(Requests, are_forgotten_sixty_days_after_the_meeting) {
  auto const asked = ask_to_speak(room(), ada());
  clock.advance(*base::instant_of("2027-02-15T12:00:00.000000Z") - clock.now());
  EXPECT_EQ(forget_delegations(room()), 0);
  EXPECT_EQ(held(asked->secret).name, "Ada Example");
  clock.advance(std::chrono::days(1));
  EXPECT_EQ(forget_delegations(room()), 1);
  EXPECT_EQ(held(asked->secret).name, "");
  EXPECT_FALSE(held(asked->secret).contact);
  EXPECT_EQ(forget_delegations(room()), 0);
}

TEST_P(Requests, are_answered_and_the_person_told_of_it) {
  auto const asked = ask_to_speak(room(), ada());
  ASSERT_TRUE(
      follow_delegation(room(), meeting, 1, {.by = "clerk", .act = DelegationAct::accept_delegation, .minutes = 10}));
  EXPECT_EQ(newest_letter()->sentence, "Your request to {board} was answered. The answer stands here:");
  EXPECT_FALSE(follow_delegation(room(), meeting, 2, {.by = "clerk", .act = DelegationAct::accept_delegation}));
}

}  // namespace
}  // namespace wardmote::board
