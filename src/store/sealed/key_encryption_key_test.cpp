#include "store/sealed/key_encryption_key.h"

#include <gtest/gtest.h>

#include <concepts>
#include <filesystem>
#include <fstream>

#include "base/hash.h"
#include "tests/support/temporary_folder.h"

namespace wardmote::store {
namespace {

class KeyOfAFile : public testing::Test {
 protected:
  void write(std::string const& bytes, std::filesystem::perms mode) const {
    std::ofstream(path, std::ios::binary) << bytes;
    std::filesystem::permissions(path, mode);
  }

  tests::TemporaryFolder folder;
  std::filesystem::path path = folder.path() / "key";
  static constexpr auto of_the_owner = std::filesystem::perms::owner_read | std::filesystem::perms::owner_write;
};

TEST_F(KeyOfAFile, is_its_32_bytes) {
  write("\n23456789 123456789 123456789 1\n", of_the_owner);
  auto const key = KeyEncryptionKey::from_file(path);
  ASSERT_TRUE(key);
  EXPECT_EQ(key->bytes().text(), "\n23456789 123456789 123456789 1\n");
}

TEST_F(KeyOfAFile, is_refused_when_others_could_use_the_file) {
  using enum std::filesystem::perms;
  for (auto const more : {group_read, group_write, others_read, others_write, others_exec}) {
    write(std::string(32, 'k'), of_the_owner | more);
    auto const key = KeyEncryptionKey::from_file(path);
    ASSERT_FALSE(key);
    EXPECT_EQ(key.error().code, base::RefusalCode::key_file_unsafe);
    EXPECT_EQ(key.error().values.at("file"), path.string());
  }
  EXPECT_EQ(KeyEncryptionKey::from_file(path).error().values.at("mode"), "0601");
}

TEST_F(KeyOfAFile, is_refused_when_it_has_another_length) {
  for (std::size_t const size : {0, 31, 33, 64}) {
    write(std::string(size, 'k'), of_the_owner);
    auto const key = KeyEncryptionKey::from_file(path);
    ASSERT_FALSE(key) << size;
    EXPECT_EQ(key.error().code, base::RefusalCode::key_file_invalid);
  }
}

TEST_F(KeyOfAFile, is_refused_when_there_is_none) {
  EXPECT_EQ(KeyEncryptionKey::from_file(path).error().code, base::RefusalCode::file_unreadable);
}

TEST(KeyEncryptionKeys, differ_and_so_do_the_keys_derived_from_them) {
  auto const one = KeyEncryptionKey::make(), other = KeyEncryptionKey::make();
  EXPECT_NE(one.check(), other.check());
  EXPECT_NE(one.bytes().text(), other.bytes().text());
  EXPECT_NE(one.wrapping_key().text(), other.wrapping_key().text());
  EXPECT_NE(one.wrapping_key().text(), one.bytes().text());
  EXPECT_EQ(one.check().size(), 32);
}

template <class Value>
concept PrintableKey = requires(std::ostream& out, Value const& value) { out << value; };
static_assert(!PrintableKey<Secret> && !std::equality_comparable<Secret> && !std::copyable<Secret>);

}  // namespace
}  // namespace wardmote::store
