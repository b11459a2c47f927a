#include <map>

#include "access/person_store.h"
#include "access/room.h"
#include "domains/board/meetings/meeting_samples.h"
#include "domains/board/meetings/meeting_store.h"
#include "domains/board/meetings/member_store.h"
#include "domains/board/notes/note_keeping.h"
#include "domains/board/notes/note_store.h"
#include "store/audit_chain.h"
#include "store/backup/purged_records_store.h"
#include "tests/support/fresh_database.h"
#include "tests/support/fresh_vault.h"
#include "web/context.h"

namespace wardmote::board {
namespace {

constexpr auto* meeting_of_notes = "2026-12-17-regular";

class Notes : public tests::OnBothDatabases {
 protected:
  Notes() {
    migrate(access::migrations());
    migrate(migrations());
    keys = *store::KeyFile::open(fresh.folder() / "keys.db", clock);
    vault = *store::Vault::over(*keys, store::KeyEncryptionKey::make());
    samples::Script script;
    script.proposes("report", "Annual report").proposes("discussion", "Budget");
    script.proposes("closed", "A matter of employment", "labour_relations");
    database().write([&](store::Writer& writer) {
      append_log(writer, board, "2026-12-18-regular", {}, {}, script.log);  // before its notice
      script.does(MeetingAct::give_notice);
      append_log(writer, board, meeting_of_notes, {}, {}, script.log);
    });
    for (auto const* person : {"ada", "ben"}) seats[person] = sits(person, "2026-01-01");
  }
  /// The member whose seat is joined to an account.
  std::string sits(std::string const& person, char const* first_day) {
    Member const member{
        .id = base::Id<Member>::make(clock), .name = person, .first_day = *base::date_of(first_day), .person = person};
    EXPECT_TRUE(database().write(
        [&](store::Writer& writer) { return add_member(writer, board, member, "test", clock.now()); }));
    return member.id.text();
  }
  void leaves(std::string const& person, char const* last_day) {
    EXPECT_TRUE(database().write([&](store::Writer& writer) {
      return end_term(writer, board, seats.at(person), *base::date_of(last_day), "test");
    }));
  }
  bool opens(Note const& note) {
    store::SealedPlace const place{.record = {board, "desk_note", note.id.text()}, .column = "words", .stage = "held"};
    return note.words.open(access::Opening::for_check(), vault.get(), place, note.person).has_value();
  }
  NoteRoom room() { return {.room = {.database = database(), .board = board, .clock = clock}, .vault = vault.get()}; }
  web::Principal somebody(std::string person) {
    return {.person = std::move(person), .proved_until = clock.now() + std::chrono::minutes{1}};
  }
  /// "1: words; " for each note that somebody reads, or the code of the refusal.
  std::string read_by(web::Principal const& principal) {
    auto const notes = own_notes(room(), principal, meeting_of_notes, clock.now());
    if (!notes) return std::string(base::code_of(notes.error().code));
    std::string text;
    for (auto const& note : *notes) text += std::to_string(note.item) + ": " + note.words + "; ";
    return text;
  }
  std::string keeps(std::string const& person, std::int64_t item, std::string const& words,
                    std::string const& meeting = meeting_of_notes) {
    auto const kept = keep_note(room(), person, {meeting, item, words});
    return kept ? "kept" : std::string(base::code_of(kept.error().code));
  }
  std::optional<Note> held(std::string const& person, std::int64_t item) {
    return database().read(
        [&](store::Reader& reader) { return find_note(reader, board, person, meeting_of_notes, item); });
  }

  std::unique_ptr<store::KeyFile> keys;
  std::unique_ptr<store::Vault> vault;
  std::map<std::string, std::string> seats;  ///< by account
};
WARDMOTE_ON_BOTH_DATABASES(Notes);

TEST_P(Notes, are_read_by_whoever_kept_them_and_by_nobody_else) {
  EXPECT_EQ(keeps("ada", 1, "Ask about\r\nthe figures é"), "kept");
  EXPECT_EQ(keeps("ben", 1, "Agree"), "kept");
  EXPECT_EQ(read_by(somebody("ada")), "1: Ask about\nthe figures é; ");
  EXPECT_EQ(read_by(somebody("ben")), "1: Agree; ");
  auto everything = somebody("root");
  everything.permissions = {"administration", "people", "settings", "jobs", "closed_matter"};
  EXPECT_EQ(read_by(everything), "");
  auto const note = held("ada", 1);
  auto const opening = access::Opening::by(everything, clock.now());
  EXPECT_EQ(
      note->words
          .open(*opening, vault.get(),
                {.record = {board, "desk_note", note->id.text()}, .column = "words", .stage = "held"}, note->person)
          .error()
          .code,
      base::RefusalCode::not_permitted)
      << "though somebody came by the row";
}

TEST_P(Notes, open_for_no_one_without_a_proof_and_in_no_look_at_a_members_pages) {
  keeps("ada", 1, "Ask");
  EXPECT_EQ(read_by({.person = "ada"}), "proof_needed");
  auto looker = somebody("ada");
  looker.looks_as = "Ada";
  EXPECT_EQ(read_by(looker), "proof_needed");
}

TEST_P(Notes, take_the_place_of_the_one_before_whose_key_is_destroyed) {
  keeps("ada", 1, "First");
  auto const before = held("ada", 1);
  keeps("ada", 2, "Other");
  EXPECT_EQ(keeps("ada", 1, "Second"), "kept");
  EXPECT_EQ(read_by(somebody("ada")), "1: Second; 2: Other; ");
  store::SealedRecord const record{board, "desk_note", before->id.text()};
  auto const purged = database().read(store::list_purged);
  EXPECT_TRUE(purged.contains(record));
  EXPECT_EQ(before->words
                .open(access::Opening::for_check(), vault.get(), {.record = record, .column = "words", .stage = "held"},
                      "ada")
                .error()
                .code,
            base::RefusalCode::key_shredded);
}

TEST_P(Notes, are_gone_when_they_are_emptied) {
  keeps("ada", 1, "First");
  EXPECT_EQ(keeps("ada", 1, " \r\n "), "kept");
  EXPECT_FALSE(held("ada", 1));
  EXPECT_EQ(keeps("ada", 1, ""), "kept") << "nothing is there to delete";
}

TEST_P(Notes, rest_as_no_words_and_leave_no_entry_in_the_audit_chain) {
  auto const head = [&] {
    return database().read([&](store::Reader& reader) { return store::audit_head(reader, board)->sequence; });
  };
  auto const before = head();
  keeps("ada", 1, "Ask about the figures");
  keeps("ada", 1, "");
  EXPECT_EQ(before, head());
}

TEST_P(Notes, are_of_an_open_item_that_everybody_sees_and_of_a_length) {
  EXPECT_EQ(keeps("ada", 4, "No such item"), "item_unknown");
  EXPECT_EQ(keeps("ada", 3, "Of closed session"), "item_unknown");
  EXPECT_EQ(keeps("ada", 1, "Not noticed", "2026-12-18-regular"), "item_unknown");
  EXPECT_EQ(keeps("ada", 1, "No such meeting", "2026-12-19-regular"), "meeting_unknown");
  std::string longest;
  for (std::size_t at = 0; at < note_characters_max; ++at) longest += "é";
  EXPECT_EQ(keeps("ada", 1, longest), "kept");
  EXPECT_EQ(keeps("ada", 1, longest + "é"), "form_invalid");
  EXPECT_EQ(read_by(somebody("ada")), "1: " + longest + "; ") << "a refused note changes nothing";
}

TEST_P(Notes, are_kept_by_whoever_sits_on_the_board_today_and_by_no_other_account) {
  EXPECT_EQ(keeps("cleo", 1, "Ask"), "form_invalid") << "no seat is joined to it";
  seats["dora"] = sits("dora", "2026-11-24");  // tomorrow
  EXPECT_EQ(keeps("dora", 1, "Ask"), "form_invalid");
  keeps("ada", 1, "Ask");
  leaves("ada", "2026-11-22");  // yesterday
  EXPECT_EQ(keeps("ada", 2, "Ask again"), "form_invalid");
  EXPECT_EQ(read_by(somebody("ada")), "1: Ask; ") << "until they are forgotten";
  EXPECT_EQ(keeps("ada", 1, ""), "kept") << "whoever left may delete";
  leaves("ben", "2026-11-23");
  EXPECT_EQ(keeps("ben", 1, "On the last day"), "kept");
}

TEST_P(Notes, are_forgotten_with_their_keys_once_a_member_has_left_the_board) {
  keeps("ada", 1, "First");
  keeps("ada", 2, "Second");
  keeps("ben", 1, "Other");
  EXPECT_EQ(forget_notes(room()), 0);
  leaves("ada", "2026-11-23");
  EXPECT_EQ(forget_notes(room()), 0) << "the last day is one of the term";
  auto const first = held("ada", 1);
  auto const before =
      database().read([&](store::Reader& reader) { return store::audit_head(reader, board)->sequence; });
  clock.advance(std::chrono::days{1});
  EXPECT_EQ(forget_notes(room()), 2);
  EXPECT_EQ(before, database().read([&](store::Reader& reader) { return store::audit_head(reader, board)->sequence; }));
  EXPECT_FALSE(held("ada", 1));
  EXPECT_FALSE(opens(*first));
  EXPECT_TRUE(database().read(store::list_purged).contains({board, "desk_note", first->id.text()}));
  EXPECT_EQ(read_by(somebody("ben")), "1: Other; ");
}

TEST_P(Notes, of_a_member_who_was_appointed_again_stay) {
  keeps("ada", 1, "First");
  leaves("ada", "2026-11-22");
  sits("ada", "2026-11-30");
  EXPECT_EQ(forget_notes(room()), 0);
  EXPECT_TRUE(held("ada", 1));
}

TEST_P(Notes, are_forgotten_once_the_account_is_suspended) {
  access::Person account{.id = base::Id<access::Person>::make(clock), .name = "cleo", .display_name = "Cleo"};
  auto const person = account.id.text();
  database().write_unpublished([&](store::Writer& writer) {
    access::insert_person(writer, board, account);
    return 0;
  });
  seats[person] = sits(person, "2026-01-01");
  keeps(person, 1, "First");
  EXPECT_EQ(forget_notes(room()), 0);
  database().write_unpublished([&](store::Writer& writer) {
    access::put_state(writer, account.id, access::PersonState::suspended);
    return 0;
  });
  auto const note = held(person, 1);
  EXPECT_EQ(forget_notes(room()), 1);
  EXPECT_FALSE(held(person, 1));
  EXPECT_FALSE(opens(*note));
}

TEST_P(Notes, cannot_be_kept_without_the_key) {
  auto const closed = vault.release();
  EXPECT_EQ(keeps("ada", 1, "Ask"), "key_not_given");
  EXPECT_EQ(read_by(somebody("ada")), "");
  vault.reset(closed);
}

}  // namespace
}  // namespace wardmote::board
