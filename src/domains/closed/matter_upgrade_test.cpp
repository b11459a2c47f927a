#include "base/hash.h"
#include "domains/closed/matter_store.h"
#include "domains/closed/matter_words.h"
#include "domains/closed/room.h"
#include "tests/support/fresh_database.h"
#include "tests/support/fresh_vault.h"

namespace wardmote::closed::upgrade_test {
namespace {

constexpr char const* matter = "2026-12-17-regular#7";

/// A house of the time before files were attached to matters.
class MattersBeforeAttachments : public tests::OnBothDatabases {
 protected:
  static bool is_of_then(store::Migration const& migration) { return migration.number <= 80; }
  void migrate_if(bool then) {
    std::vector<store::Migration> some;
    for (auto const& migration : migrations())
      if (is_of_then(migration) == then) some.push_back(migration);
    migrate(some);
  }
  /// An entry and a reading, as the program wrote them: with the words that there were, and no column of later.
  void write_as_then() {
    auto const words = vault.vault->seal(
        {.record = sealed_record_of(board, matter), .column = "words 1", .stage = "closed_session"},
        R"({"carrier":"","decides":"","mover":"","outcome":"","person_name":"","rule":"","seconder":"",)"
        R"("text":"Counsel advised.","text_fr":"","title":"","votes":""})");
    database().write_unpublished([&](store::Writer& writer) {
      writer.run(
          "INSERT INTO matter_entry (board_id, matter, sequence, recorded_at, recorded_by, recorded_by_name, act, "
          "person, words) VALUES (:board, :matter, 1, :now, 'amara', 'Amara', 'record_note', '', :words)",
          {{"board", board}, {"matter", matter}, {"now", clock.now()}, {"words", words->parameter()}});
      return writer.run(
          "INSERT INTO matter_reading (board_id, id, matter, read_at, person, person_name) "
          "VALUES (:board, 'then', :matter, :now, 'bela', 'Bela')",
          {{"board", board}, {"matter", matter}, {"now", clock.now()}});
    });
  }

  tests::FreshVault vault;
};
WARDMOTE_ON_BOTH_DATABASES(MattersBeforeAttachments);

TEST_P(MattersBeforeAttachments, are_read_and_go_on_after_the_migrations_since) {
  migrate_if(true);
  write_as_then();
  migrate_if(false);
  auto const log = [&] {
    auto const resting = database().read([&](store::Reader& reader) { return read_matter(reader, board, matter); });
    return opened(vault.vault.get(), access::Opening::for_check(), board, matter, resting);
  };
  ASSERT_TRUE(log());
  ASSERT_EQ(log()->size(), 1U);
  EXPECT_EQ(log()->front().words.text, "Counsel advised.");
  EXPECT_EQ(log()->front().by_name, "Amara");
  auto const readings =
      database().read([&](store::Reader& reader) { return list_readings(reader, board, matter, 10); });
  ASSERT_EQ(readings.size(), 1U);
  EXPECT_EQ(readings.front().attachment, 0) << "the matter itself";

  std::string const file = "%PDF-1.7 words";
  auto const pieces = sealed_pieces(vault.vault.get(), board, matter, 2, file);
  auto const entry = sealed(
      vault.vault.get(), board, matter,
      {.sequence = 2,
       .at = clock.now(),
       .act = MatterAct::attach_file,
       .words = {.title = "a.pdf", .file_hash = base::to_hex(base::hash_of(file)), .file_key = std::string(own_key)}});
  ASSERT_TRUE(
      database().write([&](store::Writer& writer) { return append_entry(writer, board, matter, *entry, *pieces); }));
  auto const kept = database().read([&](store::Reader& reader) { return read_pieces(reader, board, matter, 2); });
  EXPECT_EQ(opened_file(vault.vault.get(), access::Opening::for_check(), board, matter,
                        record_of(*log()).attachments.at(0), kept),
            file);
}

}  // namespace
}  // namespace wardmote::closed::upgrade_test
