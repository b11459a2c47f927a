#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <set>

#include "base/ensure.h"
#include "store/backup/chunk_bytes.h"
#include "store/backup/chunk_reader.h"
#include "store/backup/chunk_writer.h"
#include "store/boards_store.h"
#include "store/database.h"
#include "tests/support/backed_up.h"

namespace wardmote::store {
namespace {

using tests::bytes_of_file;
using tests::write_file;

/// A small backup with a chunk of every kind, made once for all tests.
struct SmallBackup {
  base::ManualClock clock{*base::instant_of("2026-11-23T13:46:33.000000Z")};
  tests::BackupDesk desk{clock};
  FileStore files{desk.folder.path() / "files"};
  std::unique_ptr<Database> database = Database::open("sqlite:" + (desk.folder.path() / "wardmote.db").string(), clock);

  SmallBackup() {
    auto const writer = files.begin();
    writer->add("what somebody sent in");
    writer->finish();
    auto const all = migrations();
    ENSURE(database->migrate({all.begin(), all.end()}).has_value());
    database->write([&](Writer& making) {
      make_board(making, {BoardId::make(clock), "halton", "Halton", "Halton", "America/Toronto"}, clock.now(), "test");
    });
  }
  std::string made() {
    ENSURE(desk.make(*database, &files).has_value());
    return bytes_of_file(desk.file);
  }
};

class BackupFiles : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    small = new SmallBackup;
    first = small->made();
  }
  static void TearDownTestSuite() { delete small; }

  /// The code of the refusal by which a file of these bytes is read; "whole" if it is.
  std::string read(std::string_view bytes, BackupKey const& key) const {
    write_file(desk.file, bytes);
    auto const answer = read_backup(desk.file, key, {});
    return std::string(answer ? "whole" : base::code_of(answer.error().code));
  }
  std::string read(std::string_view bytes) const { return read(bytes, desk.key); }

  struct Place {
    ChunkKind kind;
    std::size_t begin, end;  ///< with its length
  };
  std::vector<Place> chunks() const {
    write_file(desk.file, whole);
    auto const reader = *ChunkReader::open(desk.file, desk.key);
    std::vector<Place> places;
    do {
      auto const begin = reader->bytes_read();
      auto const chunk = reader->next();
      places.push_back({chunk->kind, begin, reader->bytes_read()});
    } while (places.back().kind != ChunkKind::end && places.size() < 1000);
    return places;
  }

  static inline SmallBackup* small;
  static inline std::string first;
  tests::BackupDesk& desk = small->desk;
  std::string whole = first;
};

TEST_F(BackupFiles, hold_every_kind_of_chunk_and_are_whole) {
  std::set<ChunkKind> kinds;
  for (auto const& place : chunks()) kinds.insert(place.kind);
  EXPECT_EQ(kinds.size(), std::size_t{chunk_kinds});
  EXPECT_EQ(read(whole), "whole");
}

TEST_F(BackupFiles, are_for_their_owner_alone) {
  EXPECT_EQ(std::filesystem::status(desk.file).permissions(), std::filesystem::perms(0600));
}

TEST_F(BackupFiles, open_with_no_other_key) {
  EXPECT_EQ(read(whole, BackupKey(KeyEncryptionKey::make())), "backup_key_wrong");
  BackupKey pretender(KeyEncryptionKey::make());
  pretender.check = desk.key.check;
  EXPECT_EQ(read(whole, pretender), "backup_changed");
}

TEST_F(BackupFiles, tell_wherever_they_were_cut_off) {
  EXPECT_EQ(read(""), "backup_unknown");
  EXPECT_EQ(read(whole.substr(0, 15)), "backup_unknown");
  for (std::size_t size = 16; size < whole.size(); size += size < 100 || size + 100 > whole.size() ? 1 : 61)
    ASSERT_EQ(read(whole.substr(0, size)), "backup_cut_short") << size;
  for (auto const& place : chunks()) ASSERT_EQ(read(whole.substr(0, place.begin)), "backup_cut_short") << place.begin;
}

TEST_F(BackupFiles, tell_any_bit_that_was_flipped_in_any_kind_of_chunk) {
  for (auto const& place : chunks())
    for (auto const at :
         {place.begin + number_bytes, place.begin + number_bytes + 1, (place.begin + place.end) / 2, place.end - 1})
      for (int bit = 0; bit < 8; bit += 7) {
        auto flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
        ASSERT_EQ(read(flipped), "backup_changed") << "kind " << int(place.kind) << ", byte " << at;
      }
}

TEST_F(BackupFiles, tell_a_bit_that_was_flipped_before_the_first_chunk) {
  for (std::size_t at = 0; at < before_stream_bytes + stream_header_bytes; ++at) {
    auto flipped = whole;
    flipped[at] = static_cast<char>(flipped[at] ^ 1);
    auto const code = read(flipped);
    ASSERT_EQ(code, at < 16                    ? "backup_unknown"
                    : at < 20                  ? "backup_newer"
                    : at < before_stream_bytes ? "backup_key_wrong"
                                               : "backup_changed")
        << at;
  }
}

TEST_F(BackupFiles, tell_a_length_that_was_changed) {
  for (auto const& place : chunks())
    for (std::size_t at = place.begin; at < place.begin + number_bytes; ++at) {
      auto changed = whole;
      changed[at] = static_cast<char>(changed[at] ^ 1);
      auto const code = read(changed);
      ASSERT_TRUE(code == "backup_changed" || code == "backup_cut_short") << code << " at " << at;
    }
}

TEST_F(BackupFiles, tell_chunks_that_were_left_out_swapped_or_said_twice) {
  auto const all = chunks();
  auto const bytes_of = [&](Place const& place) { return whole.substr(place.begin, place.end - place.begin); };
  for (std::size_t at = 0; at + 1 < all.size(); ++at) {
    auto const before = whole.substr(0, all[at].begin), after = whole.substr(all[at + 1].end);
    auto const one = bytes_of(all[at]), next = bytes_of(all[at + 1]);
    ASSERT_EQ(read(before + next + after), "backup_changed") << "chunk " << at << " is missing";
    ASSERT_EQ(read(before + next + one + after), "backup_changed") << "chunk " << at << " comes late";
    ASSERT_EQ(read(before + one + one + next + after), "backup_changed") << "chunk " << at << " comes twice";
  }
}

TEST_F(BackupFiles, tell_chunks_of_another_backup) {
  auto const all = chunks();
  whole = small->made();
  ASSERT_EQ(first.size(), whole.size());
  for (auto const& place : all) {
    auto mixed = whole;
    mixed.replace(place.begin, place.end - place.begin, first.substr(place.begin, place.end - place.begin));
    ASSERT_EQ(read(mixed), "backup_changed") << place.begin;
  }
}

TEST_F(BackupFiles, tell_what_was_appended) {
  EXPECT_EQ(read(whole + "x"), "backup_has_more");
  EXPECT_EQ(read(whole + whole), "backup_has_more");
}

TEST_F(BackupFiles, name_the_chunk_and_the_byte_that_do_not_open) {
  auto const third = chunks()[2];
  auto flipped = whole;
  flipped[third.end - 1] ^= 1;
  write_file(desk.file, flipped);
  auto const refusal = read_backup(desk.file, desk.key, {}).error();
  EXPECT_EQ(refusal.values.at("chunk"), "3");
  EXPECT_EQ(refusal.values.at("byte"), std::to_string(third.begin));
}

// Whoever has the key can write anything; what makes no sense is refused all the same.
TEST_F(BackupFiles, are_refused_when_what_they_hold_makes_no_sense) {
  auto const written = [&](std::vector<std::pair<ChunkKind, std::string>> const& held) {
    ChunkWriter writer(desk.file, desk.key);
    for (auto const& [kind, bytes] : held) writer.add(kind, bytes);
    writer.finish({{"relations", "0"}, {"rows", "0"}, {"files", "0"}, {"files_bytes", "0"}});
    auto const answer = read_backup(desk.file, desk.key, {});
    return std::string(answer ? "whole" : base::code_of(answer.error().code));
  };
  std::pair<ChunkKind, std::string> const header{
      ChunkKind::header, R"({"id":"1","made_at":"2026-11-23T13:46:33.000000Z","of":"data","purged":"0"})"};
  EXPECT_EQ(written({header}), "whole");
  EXPECT_EQ(written({}), "backup_broken") << "no header";
  EXPECT_EQ(written({header, header}), "backup_broken");
  EXPECT_EQ(written({header, {ChunkKind::rows, "x"}}), "backup_broken");
  EXPECT_EQ(written({header, {ChunkKind::relation, R"({"columns":"a","name":"a; drop"})"}}), "backup_broken");
  EXPECT_EQ(written({header, {ChunkKind::relation, R"({"columns":"a","name":"a"})"}}), "backup_broken") << "no end";
  for (auto const* const name : {"../up", ".hidden", "a/b", "", "a.b.c", "-rf"})
    EXPECT_EQ(written({header, {ChunkKind::file, std::string(R"({"name":")") + name + "\"}"}}), "backup_broken")
        << name;
}

// RLIMIT_FSIZE stands for a disk that is full.
TEST_F(BackupFiles, stay_as_they_were_when_the_disk_has_no_room_for_the_next) {
  write_file(desk.file, whole);
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  auto const as_was = std::signal(SIGXFSZ, SIG_IGN);
  rlimit const tight{.rlim_cur = 5000, .rlim_max = before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &tight);
  auto kind = StoreFailure::Kind::other;
  try {
    ChunkWriter writer(desk.file, desk.key);
    for (int chunk = 0; chunk < 20; ++chunk) writer.add(ChunkKind::bytes, std::string(chunk_held_bytes_max, 'x'));
    writer.finish({});
  } catch (StoreFailure const& failure) {
    kind = failure.kind();
  }
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, as_was);
  EXPECT_EQ(kind, StoreFailure::Kind::full);
  EXPECT_EQ(bytes_of_file(desk.file), whole);
  for (auto const& entry : std::filesystem::directory_iterator(desk.folder.path()))
    EXPECT_EQ(entry.path().string().find("unfinished"), std::string::npos) << entry.path();
}

TEST_F(BackupFiles, clear_away_what_a_killed_process_left_and_nothing_that_is_being_written) {
  write_file(desk.file.string() + ".unfinished-dead", "half of it");
  ReplacingFile living(desk.file);
  living.write("whole");
  EXPECT_FALSE(std::filesystem::exists(desk.file.string() + ".unfinished-dead"));
  ReplacingFile(desk.file).finish();
  living.finish();
  EXPECT_EQ(bytes_of_file(desk.file), "whole");
}

}  // namespace
}  // namespace wardmote::store
