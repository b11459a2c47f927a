#include <gtest/gtest.h>

#include "base/ensure.h"
#include "tests/support/fresh_vault.h"

namespace wardmote::store {
namespace {

class Shredding : public testing::Test, public tests::FreshVault {
 protected:
  std::string wrapped_key_of(std::string const& row) { return (**keys->find(record(row))).wrapped; }
  /// Identifiers of version 7 would come in order, the kindest case for a file; these do not.
  static std::string row_of(int number) { return std::to_string(number * 7919 % 10007); }
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
  EXPECT_EQ(std::filesystem::file_size(path.string() + "-wal"), 0);
}

TEST_F(Shredding, leaves_no_byte_of_keys_that_were_moved_about_in_the_file) {
  constexpr int records = 600;
  for (int number = 0; number < records; ++number) sealed(row_of(number), "J. D.");
  std::vector<std::string> gone;
  for (int number = 0; number < records; number += 3) gone.push_back(wrapped_key_of(row_of(number)));
  for (int number = 0; number < records; number += 3) ASSERT_TRUE(vault->shred(record(row_of(number))));
  std::string left;
  for (auto const& wrapped : gone) left += tests::files_that_hold(wrapped, folder.path());
  EXPECT_EQ(left, "");
  EXPECT_NE(tests::files_that_hold(wrapped_key_of(row_of(1)), folder.path()), "") << "the others are there";
}

}  // namespace
}  // namespace wardmote::store
