#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "base/clock.h"
#include "base/ensure.h"
#include "base/hash.h"
#include "base/id.h"
#include "base/random.h"
#include "base/refusal.h"
#include "base/text.h"

namespace wardmote::base {
namespace {

TEST(Ensure, names_the_place_and_the_condition_when_a_promise_is_broken) {
  try {
    ENSURE(1 + 1 == 3);
    FAIL() << "nothing was thrown";
  } catch (BrokenPromise const& broken) {
    EXPECT_NE(std::string(broken.what()).find("base_test.cpp"), std::string::npos);
    EXPECT_NE(std::string(broken.what()).find("1 + 1 == 3"), std::string::npos);
  }
}

TEST(Refusal, has_a_spelling_and_a_sentence_of_its_own_for_every_code) {
  std::set<std::string_view> spellings, sentences;
  for (auto const code : all_refusal_codes()) {
    EXPECT_TRUE(spellings.insert(code_of(code)).second) << code_of(code);
    EXPECT_TRUE(sentences.insert(sentence_of(code)).second) << code_of(code);
    EXPECT_EQ(sentence_of(code).back(), '.');
  }
}

TEST(Refusal, fills_the_names_it_has_values_for_and_leaves_the_rest) {
  EXPECT_EQ(filled("{a} and {b}, {c", {{"a", "1"}}), "1 and {b}, {c");
  EXPECT_EQ(filled("{a}{a}", {{"a", "{a}"}}), "{a}{a}") << "a value is not filled again";
}

TEST(Clock, reads_back_every_instant_it_writes) {
  rc::check("instant_of(to_text(i)) == i", [] {
    auto const microseconds = *rc::gen::inRange<long long>(0, 4102444800000000);
    Instant const instant{std::chrono::microseconds{microseconds}};
    RC_ASSERT(instant_of(to_text(instant)) == instant);
  });
}

TEST(Clock, knows_a_moment_that_only_a_clock_set_back_can_have_left) {
  auto const now = *instant_of("2026-11-23T13:46:33.000000Z");
  EXPECT_FALSE(is_ahead(now - std::chrono::days{1}, now));
  EXPECT_FALSE(is_ahead(now + std::chrono::minutes{5}, now));
  EXPECT_TRUE(is_ahead(now + std::chrono::minutes{5} + std::chrono::microseconds{1}, now));
}

TEST(Clock, refuses_days_and_times_that_do_not_exist) {
  EXPECT_FALSE(date_of("2023-02-29"));
  EXPECT_TRUE(date_of("2024-02-29"));
  EXPECT_FALSE(date_of("2024-2-29"));
  EXPECT_FALSE(instant_of("2024-02-29T24:00:00.000000Z"));
}

TEST(Hash, equals_the_published_blake2b_256_of_abc) {
  // RFC 7693 gives BLAKE2b-512; this 256-bit value is the one of the BLAKE2 reference implementation's b2sum -l 256.
  EXPECT_EQ(to_hex(hash_of("abc")), "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST(Hash, is_the_same_in_pieces_as_in_one) {
  Hasher hasher;
  hasher.add("a");
  hasher.add("bc");
  EXPECT_EQ(hasher.finish(), hash_of("abc"));
}

TEST(Id, rises_even_when_the_clock_stands_still) {
  ManualClock const clock(Instant{std::chrono::seconds{1700000000}});
  auto before = make_uuid(clock);
  for (int i = 0; i < 10000; ++i) {
    auto const next = make_uuid(clock);
    ASSERT_LT(before, next);
    before = next;
  }
}

TEST(Id, rises_even_when_the_clock_is_set_back_by_days) {
  using std::chrono::hours;
  ManualClock clock(*instant_of("2026-11-23T13:46:33.000000Z"));
  auto before = make_uuid(clock);
  for (auto const step : {hours{1}, hours{-72}, hours{200}, hours{-1}}) {
    clock.advance(step);
    for (int at = 0; at < 100; ++at) {
      auto const next = make_uuid(clock);
      ASSERT_LT(before, next);
      before = next;
    }
  }
}

TEST(Id, reads_back_the_text_it_writes_and_carries_version_seven) {
  auto const uuid = make_uuid(SystemClock{});
  EXPECT_EQ(uuid_of(to_text(uuid)), uuid);
  EXPECT_EQ(to_text(uuid)[14], '7');
  EXPECT_FALSE(uuid_of("0190b5c0-0000-7000-8000-00000000000G"));
}

TEST(Random, equals_the_known_answers_of_philox4x32_10) {
  // Random123, kat_vectors: philox4x32 10.
  EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}),
            (std::array<std::uint32_t, 4>{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
            (std::array<std::uint32_t, 4>{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (std::array<std::uint32_t, 4>{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Random, stays_strictly_between_nought_and_one) {
  RandomStream stream(1, 2);
  double sum = 0;
  for (int i = 0; i < 100000; ++i) {
    auto const u = stream.uniform();
    ASSERT_GT(u, 0);
    ASSERT_LT(u, 1);
    sum += u;
  }
  EXPECT_NEAR(sum / 100000, 0.5, 0.005);
}

TEST(Random, below_gives_every_number_as_often_and_bits_keep_their_pairs) {
  RandomStream stream(3, 4);
  std::array<int, 7> counts{};
  for (int i = 0; i < 70'000; ++i) ++counts[stream.below(7)];
  double chi = 0;
  for (int const count : counts) chi += (count - 10'000.0) * (count - 10'000.0) / 10'000;
  EXPECT_LT(chi, 24);  // six degrees of freedom: once in 2,000 seeds
  EXPECT_EQ(stream.below(1), 0U);
  RandomStream odd(5, 6), even(5, 6);
  odd.below(10);  // one word of the first pair
  even.bits();
  EXPECT_EQ(odd.bits(), even.bits());
}

TEST(Text, takes_a_number_only_when_it_fills_the_text) {
  EXPECT_EQ(whole_number("-12"), -12);
  EXPECT_FALSE(whole_number("12 "));
  EXPECT_FALSE(whole_number(""));
  EXPECT_EQ(decimal_number("1e-3"), 0.001);
  EXPECT_FALSE(decimal_number("nan"));
  EXPECT_FALSE(decimal_number("1,5"));
}

TEST(Text, joins_back_to_what_was_split) {
  rc::check("the pieces joined are the text", [](std::string const& text) {
    std::string joined;
    for (auto const piece : split(text, ',')) joined += std::string(piece) + ",";
    RC_ASSERT(joined == text + ",");
  });
}

TEST(Text, tells_well_formed_utf8_from_the_rest) {
  EXPECT_TRUE(is_utf8("Montréal 日本 🏛"));
  EXPECT_FALSE(is_utf8("\xC0\xAF")) << "overlong";
  EXPECT_FALSE(is_utf8("\xED\xA0\x80")) << "surrogate";
  EXPECT_FALSE(is_utf8("\xF4\x90\x80\x80")) << "beyond U+10FFFF";
  EXPECT_FALSE(is_utf8("\xE2\x82")) << "cut short";
}

}  // namespace
}  // namespace wardmote::base
