#include "store/reconnecting.h"

#include <gtest/gtest.h>

namespace wardmote::store {
namespace {

using std::chrono::milliseconds;

TEST(Reconnecting, lets_many_try_while_nothing_has_failed) {
  Reconnecting reconnecting;
  reconnecting.begin();
  EXPECT_TRUE(reconnecting.may_try({}));
}

TEST(Reconnecting, waits_longer_after_each_failure_up_to_a_bound) {
  Reconnecting reconnecting;
  Reconnecting::Moment now{};
  for (int const pause : {50, 100, 200, 400, 500, 500}) {
    reconnecting.begin();
    reconnecting.fail(now);
    EXPECT_FALSE(reconnecting.may_try(now + milliseconds(pause - 1)));
    now += milliseconds(pause);
    EXPECT_TRUE(reconnecting.may_try(now));
  }
}

TEST(Reconnecting, lets_one_try_at_a_time_after_a_failure_and_all_after_a_success) {
  Reconnecting reconnecting;
  Reconnecting::Moment const later = Reconnecting::Moment{} + milliseconds(50);
  reconnecting.begin();
  reconnecting.fail({});
  reconnecting.begin();
  EXPECT_FALSE(reconnecting.may_try(later));
  reconnecting.succeed();
  reconnecting.begin();
  EXPECT_TRUE(reconnecting.may_try(later));
}

}  // namespace
}  // namespace wardmote::store
