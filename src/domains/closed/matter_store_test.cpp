#include "domains/closed/matter_store.h"

#include <map>

#include "base/hash.h"
#include "domains/closed/files_in_hand.h"
#include "domains/closed/matter_words.h"
#include "domains/closed/room.h"
#include "tests/support/fresh_database.h"
#include "tests/support/fresh_vault.h"

namespace wardmote::closed {
namespace {

constexpr char const* matter = "2026-12-17-regular#7";

class Matters : public tests::OnBothDatabases {
 protected:
  Matters() { migrate(migrations()); }

  bool writes(std::int64_t sequence, std::string text) {
    auto const resting = sealed(vault.vault.get(), board, matter,
                                {.sequence = sequence,
                                 .at = clock.now(),
                                 .by = "amara",
                                 .by_name = "Amara",
                                 .act = MatterAct::record_note,
                                 .words = {.text = std::move(text)}});
    return database().write([&](store::Writer& writer) { return append_entry(writer, board, matter, *resting); });
  }
  std::vector<RestingEntry> resting() {
    return database().read([&](store::Reader& reader) { return read_matter(reader, board, matter); });
  }
  base::Answer<std::vector<MatterEntry>> words_of(std::vector<RestingEntry> const& log) {
    return opened(vault.vault.get(), access::Opening::for_check(), board, matter, log);
  }

  tests::FreshVault vault;
};
WARDMOTE_ON_BOTH_DATABASES(Matters);

TEST_P(Matters, are_kept_in_order_and_open_with_their_words) {
  EXPECT_TRUE(writes(1, "first"));
  EXPECT_TRUE(writes(2, "second"));
  auto const log = words_of(resting());
  ASSERT_TRUE(log);
  ASSERT_EQ(log->size(), 2U);
  EXPECT_EQ(log->at(0).words.text, "first");
  EXPECT_EQ(log->at(1).words.text, "second");
  EXPECT_EQ(log->at(1).by_name, "Amara");
}

TEST_P(Matters, take_one_entry_in_one_place) {
  EXPECT_TRUE(writes(1, "first"));
  EXPECT_FALSE(writes(1, "another"));
  EXPECT_FALSE(writes(3, "one too far"));
  EXPECT_EQ(resting().size(), 1U);
}

TEST_P(Matters, do_not_open_with_the_words_of_another_entry) {
  writes(1, "first");
  writes(2, "second");
  auto log = resting();
  std::swap(log.at(0).words, log.at(1).words);
  auto const opened = words_of(log);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, base::RefusalCode::seal_broken);
}

TEST_P(Matters, hold_no_word_in_the_clear) {
  writes(1, "unmistakable");
  database().read([&](store::Reader& reader) {
    for (auto const& relation : reader.relations())
      reader.each_row(relation, [&](std::span<store::BulkValue const> values) {
        for (auto const& value : values)
          value.visit([&](auto const& held) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(held)>, std::string_view>) {
              EXPECT_EQ(held.find("unmistakable"), std::string_view::npos) << relation.name;
            }
          });
      });
    return 0;
  });
}

TEST_P(Matters, are_never_changed_or_deleted) {
  writes(1, "first");
  for (auto const* statement : {"UPDATE matter_entry SET words = ''", "DELETE FROM matter_entry"})
    EXPECT_THROW(database().write_unpublished([&](store::Writer& writer) { return writer.run(statement); }),
                 store::StoreFailure);
  EXPECT_EQ(resting().size(), 1U);
}

TEST_P(Matters, do_not_open_any_more_once_their_key_is_destroyed) {
  writes(1, "first");
  ASSERT_TRUE(vault.vault->shred(sealed_record_of(board, matter)));
  EXPECT_EQ(words_of(resting()).error().code, base::RefusalCode::key_shredded);
}

/// An attachment of `bytes`, and the log that holds it.
MatterAttachment attachment_of(std::string const& bytes) {
  return {.sequence = 1, .name = "a.pdf", .hash = base::to_hex(base::hash_of(bytes)), .has_own_key = true};
}

TEST_P(Matters, keep_a_file_in_pieces_that_open_in_their_places_alone) {
  std::string const file = "%PDF-1.7 unmistakable " + std::string(1'300'000, 'x');
  auto const attachment = attachment_of(file);
  auto const pieces = sealed_pieces(vault.vault.get(), board, matter, 1, file);
  auto const resting = sealed(vault.vault.get(), board, matter,
                              {.sequence = 1,
                               .act = MatterAct::attach_file,
                               .words = {.title = attachment.name, .file_hash = attachment.hash}});
  ASSERT_TRUE(
      database().write([&](store::Writer& writer) { return append_entry(writer, board, matter, *resting, *pieces); }));
  auto kept = database().read([&](store::Reader& reader) { return read_pieces(reader, board, matter, 1); });
  ASSERT_EQ(kept.size(), 3U);
  auto const open = [&] {
    return opened_file(vault.vault.get(), access::Opening::for_check(), board, matter, attachment, kept);
  };
  EXPECT_EQ(open(), file);
  std::swap(kept[0], kept[1]);
  EXPECT_EQ(open().error().code, base::RefusalCode::seal_broken);
  std::swap(kept[0], kept[1]);
  kept.pop_back();
  EXPECT_EQ(open().error().code, base::RefusalCode::seal_broken) << "a file that lost its end";
  EXPECT_THROW(
      database().write_unpublished([&](store::Writer& writer) { return writer.run("DELETE FROM matter_piece"); }),
      store::StoreFailure);
}

TEST_P(Matters, keep_each_file_under_a_key_that_is_destroyed_without_the_others) {
  std::string const file = "%PDF-1.7 words";
  std::map<std::int64_t, std::vector<SealedPiece>> pieces;
  for (auto const sequence : {1, 2})
    pieces[sequence] = *sealed_pieces(vault.vault.get(), board, matter, sequence, file);
  writes(1, "first");
  ASSERT_TRUE(vault.vault->shred(sealed_record_of_file(board, matter, 1)));
  auto const open = [&](std::int64_t sequence) {
    auto attachment = attachment_of(file);
    attachment.sequence = sequence;
    return opened_file(vault.vault.get(), access::Opening::for_check(), board, matter, attachment, pieces[sequence]);
  };
  EXPECT_EQ(open(1).error().code, base::RefusalCode::key_shredded);
  EXPECT_EQ(open(2), file);
  EXPECT_TRUE(words_of(resting())) << "the words of the matter have another key";
}

/// Files were sealed with the key of the matter once.
TEST_P(Matters, open_a_file_that_was_attached_before_files_had_keys_of_their_own) {
  std::string const file = "%PDF-1.7 words";
  auto const bytes = vault.vault->seal(
      {.record = sealed_record_of(board, matter), .column = "file 1 piece 1", .stage = "closed_session"}, file);
  std::vector<SealedPiece> const pieces{SealedPiece(*bytes)};
  auto attachment = attachment_of(file);
  attachment.has_own_key = false;
  EXPECT_EQ(opened_file(vault.vault.get(), access::Opening::for_check(), board, matter, attachment, pieces), file);
}

TEST(FilesInHand, give_each_file_once_and_forget_what_nobody_takes) {
  FilesInHand files;
  auto const keep = [&](std::string_view bytes) {
    auto const sink = files.begin();
    sink->add(bytes.substr(0, 3));
    sink->add(bytes.substr(3));
    return sink->finish();
  };
  auto const kept = keep("%PDF-1.7 one");
  EXPECT_EQ(kept.kind, "pdf");
  EXPECT_EQ(keep("no such thing").kind, "text");
  EXPECT_EQ(files.take(kept.hash), "%PDF-1.7 one");
  EXPECT_FALSE(files.take(kept.hash));
  auto const old = keep("%PDF-1.7 old");
  for (int newer = 0; newer < 4; ++newer) keep("newer " + std::to_string(newer));
  EXPECT_FALSE(files.take(old.hash));
}

TEST_P(Matters, say_who_looked) {
  database().write(
      [&](store::Writer& writer) { record_reading(writer, board, clock, matter, {clock.now(), "amara", "Amara"}); });
  auto const readings =
      database().read([&](store::Reader& reader) { return list_readings(reader, board, matter, 10); });
  ASSERT_EQ(readings.size(), 1U);
  EXPECT_EQ(readings.front().person_name, "Amara");
}

}  // namespace
}  // namespace wardmote::closed
