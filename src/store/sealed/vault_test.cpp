#include "store/sealed/vault.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <concepts>
#include <thread>

#include "base/ensure.h"
#include "base/hash.h"
#include "store/sealed/cipher.h"
#include "tests/support/fresh_database.h"
#include "tests/support/fresh_vault.h"

namespace wardmote::store {
namespace {

using tests::as_sealed;
using tests::as_stored;

class Vaults : public testing::Test, public tests::FreshVault {
 protected:
  void change_key_file(std::string const& sql) {
    Database::open("sqlite:" + path.string(), clock)->write_unpublished([&](Writer& writer) { writer.run(sql); });
  }
};

RC_GTEST_FIXTURE_PROP(Vaults, open_what_they_sealed, (std::vector<std::string> const& texts)) {
  std::vector<SealedText> held;
  for (auto const& text : texts) held.push_back(sealed("1", text));
  for (std::size_t at = 0; at < texts.size(); ++at) RC_ASSERT(opened("1", held[at]) == texts[at]);
}

TEST_F(Vaults, make_the_keys_of_many_records_at_once_and_leave_those_that_are_there) {
  auto const text = sealed("1", "J. D.");
  ASSERT_TRUE(vault->make_keys(std::vector{record("1"), record("2"), record("3")}));
  EXPECT_EQ(opened("1", text), "J. D.");
  auto const made = keys->find(record("2"));
  ASSERT_TRUE(made && *made && *keys->find(record("3")));
  EXPECT_EQ(opened("2", sealed("2", "K. L.")), "K. L.");
  EXPECT_EQ((*keys->find(record("2")))->wrapped, (*made)->wrapped);
}

TEST_F(Vaults, make_none_of_many_keys_if_one_of_the_records_was_shredded) {
  sealed("1", "J. D.");
  ASSERT_TRUE(vault->shred(record("1")));
  auto const made = vault->make_keys(std::vector{record("2"), record("1")});
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, base::RefusalCode::key_shredded);
  EXPECT_FALSE(*keys->find(record("2")));
}

TEST_F(Vaults, open_long_texts_and_texts_of_any_bytes) {
  std::string const long_text(1'000'000, 'x'), any_bytes("a\0\x80\xFF\0", 5);
  EXPECT_EQ(opened("1", sealed("1", long_text)), long_text);
  EXPECT_EQ(opened("1", sealed("1", any_bytes)), any_bytes);
}

TEST_F(Vaults, open_a_text_nowhere_but_in_its_place) {
  auto const text = sealed("1", "J. D.");
  auto const elsewhere = [&](auto change) {
    auto other = place("1");
    change(other);
    EXPECT_TRUE(vault->seal(other, "so that there is a key"));
    auto const plain = vault->open(other, text);
    return plain ? std::string(plain->text()) : std::string(base::code_of(plain.error().code));
  };
  EXPECT_EQ(elsewhere([](SealedPlace& other) { other.record.row = "2"; }), "seal_broken");
  EXPECT_EQ(elsewhere([](SealedPlace& other) { other.record.kind = "referral"; }), "seal_broken");
  EXPECT_EQ(elsewhere([&](SealedPlace& other) { other.record.board = BoardId::make(clock); }), "seal_broken");
  EXPECT_EQ(elsewhere([](SealedPlace& other) { other.column = "surname"; }), "seal_broken");
  EXPECT_EQ(elsewhere([](SealedPlace& other) { other.stage = "filter_2"; }), "seal_broken");
  EXPECT_EQ(elsewhere([](SealedPlace& other) { other.schema = 2; }), "seal_broken");
  EXPECT_EQ(elsewhere([](SealedPlace&) {}), "J. D.");
}

// Even where one key serves two places.
TEST_F(Vaults, bind_a_text_to_every_part_of_its_place) {
  auto const shared = Secret::random(key_bytes);
  auto const text = encrypted_padded(shared, bytes_of_place(place("1"), 1), "J. D.");
  EXPECT_TRUE(decrypted_padded(shared, bytes_of_place(place("1"), 1), text));
  EXPECT_FALSE(decrypted_padded(shared, bytes_of_place(place("1"), 2), text)) << "another epoch";
  EXPECT_FALSE(decrypted_padded(shared, bytes_of_place(place("2"), 1), text)) << "another row";
  auto shifted = place("1");
  shifted.column = "initialsf", shifted.stage = "ilter_3";
  EXPECT_FALSE(decrypted_padded(shared, bytes_of_place(shifted, 1), text)) << "fields that run into one another";
}

// Made by Python's hashlib, from the description in sealed_place.h alone.
TEST(SealedPlaces, have_the_bytes_that_a_stranger_makes) {
  SealedRecord const record{*BoardId::of("01935a2b-7c00-7000-8000-000000000001"), "discussion", "séance-7"};
  EXPECT_EQ(base::to_hex(base::hash_of(bytes_of_place({record, "initials", "filter_3", 2}, 258))),
            "fccabaa26b163f93cc7c73b69496034f0dd2695e6f253525945da57008c7ea3c");
  EXPECT_EQ(base::to_hex(base::hash_of(bytes_of_key(record, 1, 258))),
            "7e982bc041dab7a0bf422f5eff502913b2c31b85169e8ff1c5345d2cd0c1b2a1");
}

TEST_F(Vaults, open_nothing_with_one_bit_flipped) {
  auto const text = as_stored(sealed("1", "J. D."));
  for (std::size_t at = 0; at < text.size(); ++at)
    for (int bit = 0; bit < 8; ++bit) {
      auto flipped = text;
      flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
      ASSERT_EQ(opened("1", as_sealed(flipped)), "seal_broken") << "bit " << bit << " of character " << at;
    }
  for (auto const& other : {std::string(), text.substr(1), text.substr(0, text.size() - 1), text + "A", text + "="})
    EXPECT_EQ(opened("1", as_sealed(other)), "seal_broken") << other;
}

RC_GTEST_FIXTURE_PROP(Vaults, open_no_other_text, (std::string const& text)) {
  sealed("1", "so that there is a key");
  RC_ASSERT(opened("1", as_sealed(text)) == "seal_broken");
}

TEST_F(Vaults, show_a_length_only_to_the_next_64_bytes) {
  auto const size_of = [&](std::size_t size) { return as_stored(sealed("1", std::string(size, 'x'))).size(); };
  EXPECT_EQ(size_of(0), size_of(63));
  EXPECT_LT(size_of(63), size_of(64));
  EXPECT_EQ(size_of(64), size_of(127));
}

TEST_F(Vaults, seal_one_text_twice_as_two_texts) {
  EXPECT_NE(as_stored(sealed("1", "J. D.")), as_stored(sealed("1", "J. D.")));
}

TEST_F(Vaults, refuse_a_key_that_is_not_theirs) {
  auto const other = Vault::over(*keys, KeyEncryptionKey::make());
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().code, base::RefusalCode::key_wrong);
  EXPECT_EQ(other.error().values.at("epoch"), "1");
}

TEST_F(Vaults, miss_the_keys_of_a_key_file_that_was_lost) {
  tests::FreshVault other;
  auto const text = sealed("1", "J. D.");
  EXPECT_EQ(other.opened("1", text), "key_missing");
}

TEST_F(Vaults, notice_a_record_key_that_was_put_in_the_place_of_another) {
  auto const text = sealed("1", "J. D.");
  sealed("2", "another");
  change_key_file(
      "UPDATE record_key SET wrapped = (SELECT wrapped FROM record_key WHERE row_id = '1') WHERE row_id = '2'");
  EXPECT_EQ(opened("2", text), "seal_broken");
  EXPECT_FALSE(vault->seal(place("2"), "more"));
  EXPECT_EQ(opened("1", text), "J. D.");
  change_key_file("UPDATE record_key SET made_epoch = 2 WHERE row_id = '1'");
  EXPECT_EQ(opened("1", text), "seal_broken");
}

TEST_F(Vaults, make_one_key_for_a_record_that_many_begin_at_once) {
  std::vector<SealedText> texts(8, as_sealed(""));
  std::vector<std::thread> threads;
  for (auto& text : texts) threads.emplace_back([&] { text = sealed("1", "J. D."); });
  for (auto& thread : threads) thread.join();
  for (auto const& text : texts) EXPECT_EQ(opened("1", text), "J. D.");
}

TEST_F(Vaults, refuse_a_key_file_that_is_open_to_others) {
  EXPECT_EQ(std::filesystem::status(path).permissions(), std::filesystem::perms(0600));
  EXPECT_EQ(std::filesystem::status(path.string() + "-wal").permissions(), std::filesystem::perms(0600));
  std::filesystem::permissions(path, std::filesystem::perms(0640));
  auto const again = KeyFile::open(path, clock);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, base::RefusalCode::key_file_unsafe);
}

class SealedColumns : public tests::OnBothDatabases {};
WARDMOTE_ON_BOTH_DATABASES(SealedColumns);

TEST_P(SealedColumns, hold_what_opens_again_and_never_the_text_itself) {
  constexpr std::string_view marker = "a marker that no file may hold";
  make_relation("CREATE TABLE sealed_note (id INTEGER NOT NULL PRIMARY KEY, initials TEXT NOT NULL)");
  tests::FreshVault over;
  auto const text = over.sealed("1", marker);
  database().write_unpublished([&](Writer& writer) {
    writer.run("INSERT INTO sealed_note (id, initials) VALUES (1, :initials)", {{"initials", text.parameter()}});
  });
  auto const held = database().read([](Reader& reader) {
    return reader.first("SELECT initials FROM sealed_note", {},
                        [](Row const& row) { return SealedText::from(row, "initials"); });
  });
  EXPECT_EQ(over.opened("1", *held), marker);
  EXPECT_EQ(tests::files_that_hold(marker, fresh.folder()) + tests::files_that_hold(marker, over.folder.path()), "");
  if (GetParam() == tests::Engine::sqlite) {
    EXPECT_NE(tests::files_that_hold(as_stored(*held), fresh.folder()), "") << "the search would have found it";
  }
}

TEST_P(SealedColumns, are_sealed_before_the_transaction_and_not_inside_it) {
  tests::FreshVault over;
  EXPECT_THROW(database().read([&](Reader&) { over.sealed("1", "J. D."); }), base::BrokenPromise);
}

template <class Value>
concept Printable = requires(std::ostream& out, Value const& value) { out << value; };
template <class Value>
concept MadeIntoJson = requires(int& json, Value const& value) { to_json(json, value); };
static_assert(!Printable<SealedText> && !MadeIntoJson<SealedText>);
static_assert(!std::equality_comparable<SealedText> && !std::three_way_comparable<SealedText>);
static_assert(!std::convertible_to<SealedText, std::string> && !std::convertible_to<SealedText, Parameter>);

}  // namespace
}  // namespace wardmote::store
