#include <gtest/gtest.h>

#include <thread>

#include "base/random.h"
#include "tests/support/fresh_vault.h"

namespace wardmote::store {
namespace {

class Shredding : public testing::Test, public tests::FreshVault {
 protected:
  std::string wrapped_key_of(std::string const& row) { return (**keys->find(record(row))).wrapped; }

  /// Adds and deletes keys at random, and gives what was deleted.
  std::vector<std::string> come_and_go(int steps, std::uint64_t seed) {
    base::RandomStream random(seed, 0);
    std::vector<std::string> held, gone;
    Database::open("sqlite:" + path.string(), clock)->write_unpublished([&](Writer& writer) {
      writer.each("PRAGMA secure_delete = ON", {}, [](Row const&) {});
      for (int step = 0; step < steps; ++step) {
        if (held.empty() || random.uniform() < 0.52) {
          held.push_back(std::to_string(random.bits()) + std::string(76, 'w'));
          add(writer, std::to_string(random.bits()), held.back());
          continue;
        }
        std::swap(held[random.bits() % held.size()], held.back());
        writer.run("DELETE FROM record_key WHERE wrapped = :wrapped", {{"wrapped", held.back()}});
        gone.push_back(held.back());
        held.pop_back();
      }
    });
    return gone;
  }

 private:
  void add(Writer& writer, std::string const& row, std::string const& wrapped) const {
    writer.run(
        "INSERT INTO record_key (board_id, kind, row_id, made_epoch, epoch, wrapped)"
        " VALUES (:board, 'discussion', :row, 1, 1, :wrapped)",
        {{"board", board}, {"row", row}, {"wrapped", wrapped}});
  }
};

TEST_F(Shredding, leaves_nothing_that_opens) {
  auto const text = sealed("1", "J. D.");
  auto const kept = sealed("2", "A. B.");
  ASSERT_TRUE(vault->shred(record("1")));
  auto const plain = vault->open(place("1"), text);
  ASSERT_FALSE(plain);
  EXPECT_EQ(plain.error().code, base::RefusalCode::key_shredded);
  EXPECT_EQ(plain.error().values.at("moment"), "2026-11-23T13:46:33.000000Z");
  EXPECT_EQ(opened("2", kept), "A. B.");
}

TEST_F(Shredding, is_for_good) {
  auto const text = sealed("1", "J. D.");
  ASSERT_TRUE(vault->shred(record("1")));
  EXPECT_EQ(vault->seal(place("1"), "again").error().code, base::RefusalCode::key_shredded);
  clock.advance(std::chrono::hours(1));
  EXPECT_TRUE(vault->shred(record("1"))) << "again is no harm";
  EXPECT_EQ(vault->open(place("1"), text).error().values.at("moment"), "2026-11-23T13:46:33.000000Z");
}

TEST_F(Shredding, is_refused_where_nothing_was_sealed) {
  sealed("1", "J. D.");
  EXPECT_EQ(vault->shred(record("2")).error().code, base::RefusalCode::key_missing);
  EXPECT_TRUE(vault->seal(place("2"), "still possible"));
}

TEST_F(Shredding, leaves_no_byte_of_the_key_in_any_file) {
  sealed("1", "J. D.");
  auto const wrapped = wrapped_key_of("1");
  ASSERT_NE(tests::files_that_hold(wrapped, folder.path()), "") << "the search finds it before";
  ASSERT_TRUE(vault->shred(record("1")));
  EXPECT_EQ(tests::files_that_hold(wrapped, folder.path()), "");
  for (std::size_t at = 0; at + 12 <= wrapped.size(); at += 6)
    EXPECT_EQ(tests::files_that_hold(wrapped.substr(at, 12), folder.path()), "") << "part " << at;
}

// Whoever reads keeps the log from being emptied.
TEST_F(Shredding, erases_later_what_a_reader_kept_it_from_erasing) {
  auto const text = sealed("1", "J. D.");
  auto const wrapped = wrapped_key_of("1");
  auto const other = Database::open("sqlite:" + path.string(), clock);
  other->read([&](Reader& reader) {
    reader.first("SELECT count(*) AS keys FROM record_key", {}, [](Row const& row) { return row.integer("keys"); });
    std::thread([&] { EXPECT_THROW((void)vault->shred(record("1")), StoreFailure); }).join();
  });
  EXPECT_EQ(opened("1", text), "key_shredded") << "it does not open from that moment on";
  EXPECT_NE(tests::files_that_hold(wrapped, folder.path()), "");
  ASSERT_TRUE(KeyFile::open(path, clock)) << "as at the next start";
  EXPECT_EQ(tests::files_that_hold(wrapped, folder.path()), "");
}

// Rows that come and go make the database move rows between pages, and leave copies in the gaps of some: with this
// seed, secure_delete alone (SQLite 3.40) leaves one key.
TEST_F(Shredding, leaves_no_byte_of_keys_that_were_moved_about_in_the_file) {
  sealed("1", "J. D.");
  auto const gone = come_and_go(4000, 6);
  ASSERT_TRUE(vault->shred(record("1")));
  std::string left;
  for (auto const& wrapped : gone) left += tests::files_that_hold(wrapped, folder.path());
  EXPECT_EQ(left, "");
}

}  // namespace
}  // namespace wardmote::store
