#include <gtest/gtest.h>

#include "store/backup/keys_restore.h"
#include "store/backup/purge_list.h"
#include "tests/support/backed_up.h"
#include "tests/support/fresh_vault.h"

namespace wardmote::store {
namespace {

// What a purge must reach, on both databases: the data hold ciphertext in `sealed_note`, the key file its key.
constexpr std::string_view notes = "CREATE TABLE sealed_note (id TEXT NOT NULL PRIMARY KEY, initials TEXT NOT NULL);";
constexpr std::string_view marker = "J. D., whom nobody may find";

class Purging : public tests::OnBothDatabases {
 protected:
  Purging() { make_relation(std::string(notes)); }

  static std::vector<Migration> all() {
    auto const own = migrations();
    std::vector<Migration> list(own.begin(), own.end());
    list.push_back({9001, "for_a_test", notes});
    return list;
  }

  SealedRecord record(std::string row) const { return {board, "discussion", std::move(row)}; }
  SealedPlace place(std::string row) const { return {record(std::move(row)), "initials", "filter_3", 1}; }

  void keep(std::string const& row) {
    auto const text = held.vault->seal(place(row), marker);
    database().write([&](Writer& writer) {
      writer.run("INSERT INTO sealed_note (id, initials) VALUES (:row, :initials)",
                 {{"row", row}, {"initials", text->parameter()}});
      writer.record(entry("keep_note"));
    });
  }

  void purge(std::string const& row) {
    database().write([&](Writer& writer) {
      enter_purged(writer, record(row), clock.now());
      writer.record(entry("purge_note"));
    });
    ASSERT_TRUE(held.vault->shred(record(row)));
  }

  /// The text that opens, or the code of the refusal.
  std::string opened(Database& from, Vault& vault, std::string const& row) const {
    auto const text = from.read([&](Reader& reader) {
      return reader.first("SELECT initials FROM sealed_note WHERE id = :row", {{"row", row}},
                          [](Row const& found) { return SealedText::from(found, "initials"); });
    });
    if (!text) return "nothing";
    auto const plain = vault.open(place(row), *text);
    return std::string(plain ? plain->text() : base::code_of(plain.error().code));
  }

  base::Answer<BackupRead> copy_keys(std::filesystem::path const& file) {
    auto const keys = Database::open("sqlite:" + held.path.string(), clock);
    return make_backup(*keys, desk.key, {.file = file, .of = BackupOf::keys}, clock);
  }

  std::unique_ptr<Database> restored_data(tests::FreshDatabase const& into) {
    EXPECT_EQ(desk.restore(into.url(), desk.request(all())), "restored");
    return Database::open(into.url(), clock);
  }

  tests::FreshVault held;
  tests::BackupDesk desk{clock};
  std::filesystem::path keys_copy = desk.folder.path() / "keys.backup";
  std::filesystem::path list_file = desk.folder.path() / purge_list_name;
};
WARDMOTE_ON_BOTH_DATABASES(Purging);

TEST_P(Purging, leaves_no_text_in_any_file_before_or_after) {
  keep("1");
  auto const wrapped = (**held.keys->find(record("1"))).wrapped;
  ASSERT_NE(tests::files_that_hold(wrapped, held.folder.path()), "") << "the search finds what is there";
  ASSERT_TRUE(desk.make(database()));
  ASSERT_TRUE(copy_keys(keys_copy));
  auto const files_that_show = [&](std::string_view bytes) {
    return tests::files_that_hold(bytes, fresh.folder()) + tests::files_that_hold(bytes, held.folder.path()) +
           tests::files_that_hold(bytes, desk.folder.path());
  };
  EXPECT_EQ(files_that_show(marker), "");
  purge("1");
  ASSERT_TRUE(desk.make(database()));
  EXPECT_EQ(files_that_show(marker), "");
  EXPECT_EQ(files_that_show(wrapped), "") << "nor the key";
}

TEST_P(Purging, holds_when_an_older_copy_of_data_and_keys_comes_back) {
  keep("1");
  keep("2");
  ASSERT_TRUE(desk.make(database()));
  ASSERT_TRUE(copy_keys(keys_copy));
  purge("1");
  ASSERT_TRUE(extend_purge_list(list_file, desk.key, database().read(list_purged)));

  tests::FreshDatabase into(GetParam());
  auto const data = restored_data(into);
  tests::TemporaryFolder folder;
  auto const restored_keys = folder.path() / "keys.db";
  auto const restore_keys = [&](PurgeList const& purged) {
    auto proved = prove_keys_restore(restored_keys, desk.key, keys_copy, purged, clock);
    ASSERT_TRUE(proved);
    ASSERT_TRUE((*proved)->take_place());
  };
  auto const open_with_restored_keys = [&](std::string const& row) {
    auto const keys = *KeyFile::open(restored_keys, clock);
    return opened(*data, **Vault::over(*keys, held.key), row);
  };
  restore_keys({});
  EXPECT_EQ(open_with_restored_keys("1"), marker) << "without the list it would open: the copies are older";
  restore_keys(*read_purge_list(list_file, desk.key));
  EXPECT_EQ(open_with_restored_keys("1"), "key_shredded");
  EXPECT_EQ(open_with_restored_keys("2"), marker) << "what was not purged opens";
}

TEST_P(Purging, holds_when_the_data_alone_are_older) {
  keep("1");
  ASSERT_TRUE(desk.make(database()));
  purge("1");
  tests::FreshDatabase into(GetParam());
  EXPECT_EQ(opened(*restored_data(into), *held.vault, "1"), "key_shredded");
}

TEST_P(Purging, is_finished_at_the_next_start_if_it_was_cut_off_before_the_key_was_destroyed) {
  keep("1");
  database().write([&](Writer& writer) {
    enter_purged(writer, record("1"), clock.now());
    writer.record(entry("purge_note"));
  });
  EXPECT_EQ(opened(database(), *held.vault, "1"), marker);
  bury_what_was_purged(database().read(list_purged), *held.keys);
  EXPECT_EQ(opened(database(), *held.vault, "1"), "key_shredded");
  bury_what_was_purged(database().read(list_purged), *held.keys);
  EXPECT_EQ(held.keys->shredded().size(), 1U);
}

class PurgeLists : public testing::Test {
 protected:
  SealedRecord record(int row) const { return {board, "discussion", std::to_string(row)}; }
  std::string read() const {
    auto const list = read_purge_list(file, desk.key);
    return std::string(list ? std::to_string(list->size()) : base::code_of(list.error().code));
  }

  base::ManualClock clock{*base::instant_of("2026-11-23T13:46:33.000000Z")};
  BoardId board = BoardId::make(clock);
  tests::BackupDesk desk{clock};
  std::filesystem::path file = desk.folder.path() / purge_list_name;
};

TEST_F(PurgeLists, only_grow) {
  ASSERT_TRUE(extend_purge_list(file, desk.key, {{record(1), clock.now()}}));
  auto const first = tests::bytes_of_file(file);
  auto const both = extend_purge_list(file, desk.key, {{record(2), clock.now()}});
  ASSERT_TRUE(both);
  EXPECT_EQ(both->size(), 2U);
  EXPECT_TRUE(tests::bytes_of_file(file).starts_with(first));
  EXPECT_EQ(extend_purge_list(file, desk.key, {})->size(), 2U);
  EXPECT_EQ(*read_purge_list(file, desk.key), *both);
  EXPECT_EQ(std::filesystem::status(file).permissions(), std::filesystem::perms(0600));
}

TEST_F(PurgeLists, tell_any_change_and_stay_as_they_are_then) {
  ASSERT_TRUE(extend_purge_list(file, desk.key, {{record(1), clock.now()}, {record(2), clock.now()}}));
  auto const whole = tests::bytes_of_file(file);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    auto changed = whole;
    changed[at] ^= 1;
    tests::write_file(file, changed);
    ASSERT_EQ(read(), "purge_list_broken") << at;
    ASSERT_FALSE(extend_purge_list(file, desk.key, {{record(3), clock.now()}}));
    ASSERT_EQ(tests::bytes_of_file(file), changed);
  }
  auto const second = whole.find('\n') + 1, third = whole.find('\n', second) + 1;
  tests::write_file(file, whole.substr(0, second) + whole.substr(third));
  EXPECT_EQ(read(), "purge_list_broken") << "a line is missing";
  tests::write_file(file, whole.substr(0, whole.size() - 1));
  EXPECT_EQ(read(), "purge_list_broken") << "cut off inside a line";
}

TEST_F(PurgeLists, hold_with_their_key_alone) {
  ASSERT_TRUE(extend_purge_list(file, desk.key, {{record(1), clock.now()}}));
  EXPECT_FALSE(read_purge_list(file, BackupKey(KeyEncryptionKey::make())));
  EXPECT_EQ(read_purge_list(desk.folder.path() / "none", desk.key).error().code, base::RefusalCode::file_unreadable);
}

}  // namespace
}  // namespace wardmote::store
