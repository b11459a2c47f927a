#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "base/ensure.h"
#include "tests/support/fresh_vault.h"

namespace wardmote::store {
namespace {

class Rotation : public testing::Test, public tests::FreshVault {
 protected:
  void seal_some() {
    for (int row = 0; row < rows; ++row) texts.push_back(sealed(std::to_string(row), "text " + std::to_string(row)));
  }
  void expect_that_all_open() {
    for (int row = 0; row < rows; ++row)
      EXPECT_EQ(opened(std::to_string(row), texts[static_cast<std::size_t>(row)]), "text " + std::to_string(row));
  }
  /// As after a new start of the program, with this key.
  base::Answer<void> start_again(KeyEncryptionKey const& with) {
    auto again = Vault::over(*keys, with);
    if (!again) return std::unexpected(again.error());
    vault = std::move(*again);
    return {};
  }

  static constexpr int rows = 20;
  std::vector<SealedText> texts;
  KeyEncryptionKey next = KeyEncryptionKey::make();
};

TEST_F(Rotation, opens_everything_as_before) {
  seal_some();
  ASSERT_TRUE(vault->rotate(next));
  expect_that_all_open();
  ASSERT_TRUE(start_again(next));
  expect_that_all_open();
}

TEST_F(Rotation, leaves_the_key_before_of_no_use) {
  seal_some();
  auto const wrapped = (**keys->find(record("1"))).wrapped;
  ASSERT_TRUE(vault->rotate(next));
  EXPECT_EQ(start_again(key).error().code, base::RefusalCode::key_retired);
  EXPECT_EQ(tests::files_that_hold(wrapped, folder.path()), "") << "what it could unwrap is in no file";
}

TEST_F(Rotation, opens_everything_when_it_stands_halfway) {
  seal_some();
  EXPECT_EQ(vault->rotate_some(next, 8), rows - 8);
  expect_that_all_open();
  EXPECT_EQ((**keys->find(record("0"))).made_epoch, 1);
  texts.push_back(sealed("new", "sealed meanwhile"));
  EXPECT_EQ((**keys->find(record("new"))).epoch, 2) << "what is new needs no rotation";
  EXPECT_EQ(keys->count_before(2), rows - 8);
}

TEST_F(Rotation, goes_on_where_it_was_interrupted) {
  seal_some();
  EXPECT_EQ(vault->rotate_some(next, 8), rows - 8);
  ASSERT_TRUE(start_again(key));
  EXPECT_EQ(vault->rotate_some(next, 8), rows - 16);
  ASSERT_TRUE(start_again(key));
  ASSERT_TRUE(vault->rotate(next));
  expect_that_all_open();
  EXPECT_EQ(keys->epochs().size(), 2);
  EXPECT_TRUE(vault->rotate(next)) << "again is no harm";
}

TEST_F(Rotation, asks_for_the_other_key_when_one_is_not_enough) {
  seal_some();
  ASSERT_TRUE(vault->rotate_some(next, 8));
  ASSERT_TRUE(start_again(next));
  EXPECT_EQ(vault->rotate(next).error().code, base::RefusalCode::rotation_unfinished);
  EXPECT_EQ(vault->rotate(KeyEncryptionKey::make()).error().code, base::RefusalCode::rotation_unfinished);
  ASSERT_TRUE(start_again(key));
  EXPECT_EQ(vault->rotate(KeyEncryptionKey::make()).error().code, base::RefusalCode::rotation_unfinished);
  EXPECT_EQ(vault->rotate(key).error().code, base::RefusalCode::rotation_unfinished);
}

TEST_F(Rotation, goes_back_to_no_key_that_was_retired) {
  seal_some();
  ASSERT_TRUE(vault->rotate(next));
  EXPECT_EQ(vault->rotate(key).error().code, base::RefusalCode::key_retired);
  ASSERT_TRUE(vault->rotate(KeyEncryptionKey::make()));
  expect_that_all_open();
}

TEST_F(Rotation, keeps_a_vault_with_the_key_before_from_making_keys) {
  seal_some();
  auto const other = *Vault::over(*keys, key);
  ASSERT_TRUE(vault->rotate(next));
  EXPECT_EQ(other->seal(place("new"), "text").error().code, base::RefusalCode::key_wrong);
  EXPECT_EQ(other->open(place("0"), texts[0]).error().code, base::RefusalCode::key_wrong);
}

TEST_F(Rotation, works_while_others_seal_and_open) {
  seal_some();
  std::atomic<bool> is_over = false;
  std::thread opening([&] {
    while (!is_over) expect_that_all_open();
  });
  std::thread sealing([&] {
    for (int row = 0; row < 50; ++row) {
      auto const name = "new " + std::to_string(row);
      EXPECT_EQ(opened(name, sealed(name, "meanwhile")), "meanwhile");
    }
  });
  for (int rotation = 0; rotation < 5; ++rotation) EXPECT_TRUE(vault->rotate(KeyEncryptionKey::make()));
  sealing.join();
  is_over = true;
  opening.join();
  EXPECT_EQ(keys->count_before(6), 0);
  expect_that_all_open();
}

TEST_F(Rotation, names_the_record_whose_key_was_tampered_with) {
  seal_some();
  auto const spoiled = Database::open("sqlite:" + path.string(), clock);
  spoiled->write_unpublished([](Writer& writer) {
    writer.run(
        "UPDATE record_key SET wrapped = (SELECT wrapped FROM record_key WHERE row_id = '1') WHERE row_id = '7'");
  });
  auto const rotated = vault->rotate(next);
  ASSERT_FALSE(rotated);
  EXPECT_EQ(rotated.error().code, base::RefusalCode::seal_broken);
  EXPECT_EQ(rotated.error().values.at("record"), "discussion 7");
  EXPECT_EQ(opened("1", texts[1]), "text 1") << "the others still open";
  ASSERT_TRUE(vault->shred(record("7"))) << "the way out where no copy is left";
  ASSERT_TRUE(vault->rotate(next));
  EXPECT_EQ(opened("1", texts[1]), "text 1");
}

TEST_F(Rotation, passes_over_what_was_shredded) {
  seal_some();
  ASSERT_TRUE(vault->shred(record("3")));
  ASSERT_TRUE(vault->rotate(next));
  EXPECT_EQ(opened("3", texts[3]), "key_shredded");
  EXPECT_EQ(opened("4", texts[4]), "text 4");
}

}  // namespace
}  // namespace wardmote::store
