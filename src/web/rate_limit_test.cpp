#include "web/rate_limit.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "web/limits.h"

namespace wardmote::web {
namespace {

using std::chrono::microseconds;
using std::chrono::seconds;

base::Instant const start = *base::instant_of("2026-11-23T12:00:00.000000Z");

/// The slow and obvious bucket: tokens are counted in microseconds' worth, and time passes one microsecond after the other.
class SlowBucket {
 public:
  SlowBucket(std::int64_t token_us, std::int64_t burst) : token_us_(token_us), most_(burst * token_us), held_(most_) {}
  void pass(std::int64_t microseconds_passed) {
    for (; microseconds_passed > 0; --microseconds_passed) held_ = std::min(held_ + 1, most_);
  }
  /// How long to wait for a token; 0: it is taken.
  std::int64_t take() {
    std::int64_t waits = 0;
    for (auto held = held_; held < token_us_; ++held) ++waits;
    if (waits == 0) held_ -= token_us_;
    return waits;
  }

 private:
  std::int64_t token_us_, most_, held_;
};

RC_GTEST_PROP(ARateLimit, GrantsWhatASlowBucketForEachAskerGrants, ()) {
  auto const token_us = *rc::gen::inRange<std::int64_t>(1, 50);
  auto const burst = *rc::gen::inRange<std::int64_t>(1, 6);
  RateLimit limit({.per_minute = 60'000'000 / token_us, .burst = burst});
  auto const exact_us = 60'000'000 / (60'000'000 / token_us);
  std::map<std::string, SlowBucket> slow;
  for (auto const* asker : {"a", "b", "c"}) slow.emplace(asker, SlowBucket(exact_us, burst));
  auto now = start;
  for (int step = 0; step < 200; ++step) {
    auto const passed = *rc::gen::inRange<std::int64_t>(0, 2 * token_us);
    now += microseconds{passed};
    for (auto& [asker, bucket] : slow) bucket.pass(passed);
    auto const asker = *rc::gen::element<std::string>("a", "b", "c");
    auto const wait = limit.take(asker, now);
    RC_ASSERT((wait ? wait->count() : 0) == slow.at(asker).take());
  }
}

RC_GTEST_PROP(ARateLimit, LetsNobodyWaitLongerThanForOneTokenWhateverTheClockDoes, ()) {
  RateLimit limit({.per_minute = 60, .burst = 3});
  for (int step = 0; step < 50; ++step) {
    auto const wait = limit.take("a", start + seconds{*rc::gen::inRange(-1000, 1000)});
    RC_ASSERT(!wait || (*wait > microseconds{0} && *wait <= seconds{1}));
  }
}

TEST(ARateLimit, OfZeroRefusesNobody) {
  RateLimit limit({.per_minute = 0});
  for (int time = 0; time < 1000; ++time) EXPECT_FALSE(limit.take("a", start));
}

TEST(ARateLimit, ForgetsWhomItHasNotHeardOfLongest) {
  RateLimit limit({.per_minute = 1, .burst = 1}, 2);
  EXPECT_FALSE(limit.take("a", start));
  EXPECT_FALSE(limit.take("b", start));
  EXPECT_TRUE(limit.take("a", start));
  EXPECT_FALSE(limit.take("c", start));
  EXPECT_TRUE(limit.take("a", start)) << "heard of after b";
  EXPECT_FALSE(limit.take("b", start)) << "forgotten for c";
}

TEST(AnAddress, OfIpv6CountsWithAllOfItsSubscriber) {
  EXPECT_EQ(asker_at("2001:db8:1:2:3:4:5:6"), asker_at("2001:db8:1:2::9"));
  EXPECT_NE(asker_at("2001:db8:1:2::9"), asker_at("2001:db8:1:3::9"));
  EXPECT_EQ(asker_at("::ffff:203.0.113.7"), "203.0.113.7");
  EXPECT_NE(asker_at("203.0.113.7"), asker_at("203.0.113.8"));
  EXPECT_EQ(asker_at("not an address"), "not an address");
}

Request from(std::string_view client, bool is_local = false) {
  Request request{};
  request.client = client;
  request.is_local = is_local;
  return request;
}

TEST(TheLimits, CountAPersonApartFromTheAddressAndCostlyPagesOnceMore) {
  Limits limits({.of_an_address = 2, .of_a_person = 8, .costly = 4});
  auto const asker = from("203.0.113.7");
  EXPECT_FALSE(limits.take(asker, "", false, start));
  EXPECT_EQ(limits.take(asker, "", false, start), seconds{30});
  EXPECT_FALSE(limits.take(asker, "maria", true, start));
  EXPECT_FALSE(limits.take(asker, "maria", true, start));
  EXPECT_EQ(limits.take(asker, "maria", true, start), seconds{15});
  EXPECT_FALSE(limits.take(asker, "maria", false, start)) << "what is not costly goes on";
  EXPECT_FALSE(limits.take(from("203.0.113.8"), "", false, start));
}

TEST(TheLimits, AreNotForThisMachine) {
  Limits limits({.of_an_address = 2});
  for (int time = 0; time < 100; ++time) EXPECT_FALSE(limits.take(from("127.0.0.1", true), "", true, start));
}

}  // namespace
}  // namespace wardmote::web
