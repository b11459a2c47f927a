#include "store/jobs/schedule.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "tests/support/job_queue.h"

namespace wardmote::store {
namespace {

class Schedules : public tests::OnJobQueue {
 protected:
  bool add_next() { return store::add_next(database(), clock, board, daily); }

  Recurring daily{"count", std::chrono::hours(24)};
};
WARDMOTE_ON_BOTH_DATABASES(Schedules);

TEST_P(Schedules, begin_at_once_and_wait_for_the_end) {
  EXPECT_TRUE(add_next());
  EXPECT_FALSE(add_next()) << "one is waiting";
  auto const job = claim();
  ASSERT_TRUE(job);
  EXPECT_EQ(job->asked_by, "schedule");
  EXPECT_FALSE(add_next()) << "one is running";
  EXPECT_TRUE(finish(*job));
  EXPECT_TRUE(add_next());
}

TEST_P(Schedules, are_due_a_day_after_the_last_was) {
  auto const first = clock.now();
  add_next();
  clock.advance(std::chrono::hours(2));
  finish(*claim());
  add_next();
  EXPECT_FALSE(claim());
  EXPECT_EQ(list().front().run_after, first + std::chrono::hours(24));
}

TEST_P(Schedules, are_made_up_for_once_after_a_long_time) {
  add_next();
  finish(*claim());
  clock.advance(std::chrono::days(30));
  add_next();
  auto const late = claim();
  ASSERT_TRUE(late);
  EXPECT_EQ(late->run_after, clock.now());
  finish(*late);
  add_next();
  EXPECT_FALSE(claim());
}

TEST_P(Schedules, go_on_after_a_failure) {
  add_next();
  fail(*claim(), true);
  EXPECT_TRUE(add_next());
  auto const jobs = list();
  EXPECT_EQ(std::ranges::count(jobs, daily.kind, &Job::kind), 2);
}

TEST_P(Schedules, of_many_servers_add_one_job) {
  {
    std::vector<std::jthread> servers;
    for (int server = 0; server < 4; ++server) servers.emplace_back([&] { add_next(); });
  }
  EXPECT_EQ(list().size(), 1U);
}

TEST_P(Schedules, look_by_themselves) {
  Schedule const schedule(database(), clock, board, {daily}, [](std::string_view words) { FAIL() << words; });
  while (list().empty()) std::this_thread::yield();
  EXPECT_TRUE(claim());
}

}  // namespace
}  // namespace wardmote::store
