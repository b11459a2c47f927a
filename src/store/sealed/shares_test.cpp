#include "store/sealed/shares.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "base/ensure.h"
#include "base/hash.h"
#include "store/sealed/gf256.h"

namespace wardmote::store {
namespace {

std::string hex_of(KeyEncryptionKey const& key) { return base::to_hex(key.bytes().bytes()); }

std::string reason_of(std::vector<std::string> const& shares) {
  auto const key = join(shares);
  return key ? "none" : key.error().values.at("reason");
}

TEST(Gf256, multiplies_as_fips_197_shows) {
  EXPECT_EQ(gf256::multiply(0x57, 0x83), 0xC1);  // FIPS 197, section 4.2
  EXPECT_EQ(gf256::multiply(0x57, 0x13), 0xFE);  // section 4.2.1
}

TEST(Gf256, has_an_inverse_for_all_but_zero) {
  EXPECT_EQ(gf256::inverse(0), 0);
  for (int a = 1; a < 256; ++a) {
    auto const byte = static_cast<std::uint8_t>(a);
    EXPECT_EQ(gf256::multiply(byte, gf256::inverse(byte)), 1) << a;
  }
}

RC_GTEST_PROP(Shares, give_the_key_back_whichever_are_there, ()) {
  auto const count = *rc::gen::inRange(2, 13);
  auto const needed = *rc::gen::inRange(2, count + 1);
  auto const key = KeyEncryptionKey::make();
  auto shares = split(key, needed, count);
  RC_ASSERT(shares.size() == static_cast<std::size_t>(count));
  for (auto at = shares.size() - 1; at > 0; --at)
    std::swap(shares[at], shares[*rc::gen::inRange<std::size_t>(0, at + 1)]);
  shares.resize(static_cast<std::size_t>(*rc::gen::inRange(needed, count + 1)));
  auto const joined = join(shares);
  RC_ASSERT(joined.has_value());
  RC_ASSERT(hex_of(*joined) == hex_of(key));
}

TEST(Shares, are_up_to_255) {
  auto const key = KeyEncryptionKey::make();
  auto const shares = split(key, 255, 255);
  EXPECT_EQ(hex_of(*join(shares)), hex_of(key));
  EXPECT_THROW(split(key, 1, 3), base::BrokenPromise);
  EXPECT_THROW(split(key, 4, 3), base::BrokenPromise);
  EXPECT_THROW(split(key, 2, 256), base::BrokenPromise);
}

// Made by Python from the description in shares.h alone: the key of bytes 0, 1 ... 31, each the constant of a line over
// the field whose slope is 7.
TEST(Shares, are_joined_as_a_stranger_split_them) {
  std::vector<std::string> const shares{
      "wardmote-share-1-1-2-07060504030201000f0e0d0c0b0a090817161514131211101f1e1d1c1b1a1918-00de934f",
      "wardmote-share-1-5-2-1b1a19181f1e1d1c13121110171615140b0a09080f0e0d0c0302010007060504-ee4633a4"};
  EXPECT_EQ(hex_of(*join(shares)), "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
}

// With two needed, one share: whatever byte was split, each value of the share comes from just one slope.
TEST(Shares, say_nothing_when_one_is_missing_of_two) {
  for (int const place : {1, 2, 7, 255})
    for (int byte = 0; byte < 256; ++byte) {
      std::vector<bool> seen(256);
      for (int slope = 0; slope < 256; ++slope) {
        std::uint8_t const line[] = {static_cast<std::uint8_t>(byte), static_cast<std::uint8_t>(slope)};
        seen[gf256::value_at(line, static_cast<std::uint8_t>(place))] = true;
      }
      ASSERT_EQ(std::ranges::count(seen, true), 256) << "place " << place << ", byte " << byte;
    }
}

// With three needed, two shares: whatever byte was split, each pair of values comes from just one parabola.
TEST(Shares, say_nothing_when_one_is_missing_of_three) {
  for (int const byte : {0, 1, 0x53, 0xFF}) {
    std::vector<bool> seen(65536);
    for (int pair = 0; pair < 65536; ++pair) {
      std::uint8_t const parabola[] = {static_cast<std::uint8_t>(byte), static_cast<std::uint8_t>(pair >> 8),
                                       static_cast<std::uint8_t>(pair & 255)};
      seen[gf256::value_at(parabola, 2) * 256U + gf256::value_at(parabola, 7)] = true;
    }
    EXPECT_EQ(std::ranges::count(seen, true), 65536) << byte;
  }
}

TEST(Shares, are_refused_when_they_are_too_few) {
  auto const shares = split(KeyEncryptionKey::make(), 3, 5);
  EXPECT_EQ(join({}).error().code, base::RefusalCode::shares_invalid);
  EXPECT_EQ(reason_of({shares[0], shares[4]}), "2 given, 3 needed");
  EXPECT_EQ(reason_of({shares[0], shares[4], shares[0]}), "2 given, 3 needed") << "one given twice counts once";
}

TEST(Shares, are_refused_when_they_come_from_different_splits) {
  auto const key = KeyEncryptionKey::make();
  auto const two = split(key, 2, 3), others = split(key, 2, 3), three = split(key, 3, 3);
  EXPECT_EQ(reason_of({two[0], three[1]}), "they come from different splits");
  EXPECT_EQ(reason_of({two[0], others[0]}), "they come from different splits");
}

RC_GTEST_PROP(Shares, are_refused_with_any_character_mistyped, ()) {
  auto shares = split(KeyEncryptionKey::make(), 2, 2);
  auto const place = *rc::gen::inRange<std::size_t>(0, shares[1].size());
  auto const typed = *rc::gen::distinctFrom(rc::gen::inRange<char>(' ', '~'), shares[1][place]);
  shares[1][place] = typed;
  RC_ASSERT(reason_of(shares) == "number 2 is mistyped or is no share");
}

RC_GTEST_PROP(Shares, are_read_from_any_text_without_harm, (std::string const& text)) {
  RC_ASSERT(!join(std::vector{text, "wardmote-share-1-" + text}).has_value());
}

}  // namespace
}  // namespace wardmote::store
