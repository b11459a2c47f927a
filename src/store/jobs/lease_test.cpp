#include <future>
#include <mutex>
#include <thread>

#include "tests/support/job_queue.h"

namespace wardmote::store {
namespace {

class Leases : public tests::OnJobQueue {
 protected:
  void let_run_out() { clock.advance(lease_duration); }
};
WARDMOTE_ON_BOTH_DATABASES(Leases);

TEST_P(Leases, keep_a_job_to_one_worker_until_they_run_out) {
  auto const id = add();
  auto const job = *claim("first");
  EXPECT_EQ(job.state, JobState::running);
  EXPECT_EQ(job.lease->worker, "first");
  EXPECT_EQ(job.lease->until, clock.now() + lease_duration);
  clock.advance(lease_duration - std::chrono::microseconds{1});
  EXPECT_FALSE(claim("second"));
  clock.advance(std::chrono::microseconds{1});
  EXPECT_EQ(claim("second")->id, id);
  EXPECT_EQ(find(id).attempts, 2);
  EXPECT_EQ(find(id).lease->worker, "second");
}

TEST_P(Leases, of_what_another_server_is_taking_are_not_waited_for) {
  if (GetParam() == tests::Engine::sqlite) GTEST_SKIP() << "there is one writer at a time";
  auto const first = add(), second = add();
  auto const other = Database::open(fresh.url(), clock);
  std::promise<void> is_taking, may_end;
  auto const end = may_end.get_future().share();
  std::once_flag once;
  std::thread taking([&] {
    other->write_unpublished([&](Writer& writer) {  // run again if the claim wins
      writer.run("UPDATE job SET run_after = run_after WHERE id = :first", {{"first", first}});
      std::call_once(once, [&] { is_taking.set_value(); });
      end.wait_for(std::chrono::seconds{30});
    });
  });
  is_taking.get_future().wait();
  auto const since = std::chrono::steady_clock::now();
  auto const taken = claim();
  EXPECT_LT(std::chrono::steady_clock::now() - since, std::chrono::seconds{20}) << "it waited for the other";
  may_end.set_value();
  taking.join();
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->id, second);
}

TEST_P(Leases, last_longer_when_they_are_kept) {
  add();
  auto const job = *claim();
  clock.advance(lease_duration / 2);
  EXPECT_EQ(keep(job), GoOn::yes);
  clock.advance(lease_duration / 2);
  EXPECT_FALSE(claim());
}

TEST_P(Leases, that_were_lost_open_nothing) {
  auto const id = add();
  auto const dead = *claim("same worker");
  let_run_out();
  auto const living = *claim("same worker");
  EXPECT_EQ(keep(dead, {.done = 9, .total = 9}), GoOn::lost);
  EXPECT_FALSE(finish(dead));
  EXPECT_FALSE(fail(dead));
  EXPECT_FALSE(give_back(dead));
  database().write_unpublished(
      [&](Writer& writer) { EXPECT_FALSE(finish_job(writer, *dead.lease, "{}", clock.now())); });
  database().read([&](Reader& reader) {
    EXPECT_FALSE(holds_lease(reader, *dead.lease));
    EXPECT_TRUE(holds_lease(reader, *living.lease));
  });
  EXPECT_EQ(find(id).progress, JobProgress{});
  EXPECT_TRUE(finish(living));
  EXPECT_FALSE(finish(living)) << "once";
  EXPECT_EQ(find(id).state, JobState::done);
}

TEST_P(Leases, that_ran_out_still_hold_while_nobody_else_took_the_job) {
  auto const id = add();
  auto const job = *claim();
  let_run_out();
  EXPECT_EQ(keep(job), GoOn::yes);
  EXPECT_FALSE(claim());
  let_run_out();
  EXPECT_TRUE(finish(job));
  EXPECT_EQ(find(id).state, JobState::done);
}

TEST_P(Leases, that_run_out_on_the_last_attempt_end_the_job) {
  auto wanted = request();
  wanted.attempts_max = 2;
  auto const id = add(wanted);
  for (int attempt = 1; attempt <= 2; ++attempt) {
    ASSERT_TRUE(claim());
    let_run_out();
  }
  EXPECT_FALSE(claim());
  auto const job = find(id);
  EXPECT_EQ(job.state, JobState::failed);
  EXPECT_EQ(job.attempts, 2);
  EXPECT_NE(job.failure.find("nothing more was heard"), std::string::npos) << job.failure;
}

TEST_P(Leases, that_run_out_after_a_cancelling_end_the_job_as_cancelled) {
  auto const id = add();
  ASSERT_TRUE(claim());
  EXPECT_EQ(cancel(id), Cancelling::asked);
  let_run_out();
  EXPECT_FALSE(claim());
  EXPECT_EQ(find(id).state, JobState::cancelled);
}

TEST_P(Leases, given_back_leave_the_job_to_others_at_once_and_count_no_attempt) {
  auto const id = add();
  EXPECT_TRUE(give_back(*claim("first")));
  EXPECT_EQ(find(id).attempts, 0);
  EXPECT_EQ(claim("second")->attempts, 1);
}

TEST_P(Leases, show_readers_what_their_worker_tells) {
  auto const id = add();
  auto const job = *claim();
  keep(job, {.done = 40, .total = 100, .words = "Counting"});
  EXPECT_EQ(find(id).progress, (JobProgress{.done = 40, .total = 100, .words = "Counting"}));
  let_run_out();
  EXPECT_EQ(claim()->progress, JobProgress{}) << "another attempt begins at the beginning";
}

TEST_P(Leases, of_attempts_that_failed_are_followed_by_others_after_doubling_delays) {
  auto wanted = request();
  wanted.attempts_max = 4;
  auto const id = add(wanted);
  for (auto const delay : {10, 20, 40}) {
    EXPECT_TRUE(fail(*claim()));
    EXPECT_EQ(find(id).state, JobState::waiting);
    EXPECT_EQ(find(id).failure, R"({"error":"it rained"})");
    clock.advance(std::chrono::seconds{delay - 1});
    EXPECT_FALSE(claim()) << delay;
    clock.advance(std::chrono::seconds{1});
  }
  EXPECT_TRUE(fail(*claim()));
  EXPECT_EQ(find(id).state, JobState::failed);
  EXPECT_EQ(find(id).ended_at, clock.now());
  clock.advance(std::chrono::hours{24});
  EXPECT_FALSE(claim());
}

TEST_P(Leases, of_an_attempt_that_is_done_clear_the_failure_before_it) {
  auto const id = add();
  fail(*claim());
  clock.advance(std::chrono::seconds{10});
  finish(*claim());
  EXPECT_EQ(find(id).failure, "");
}

TEST_P(Leases, of_attempts_that_would_fail_alike_are_the_last) {
  auto const id = add();
  EXPECT_TRUE(fail(*claim(), true));
  EXPECT_EQ(find(id).state, JobState::failed);
  EXPECT_EQ(find(id).attempts, 1);
}

TEST_P(Leases, of_attempts_that_failed_after_a_cancelling_are_followed_by_none) {
  auto const id = add();
  auto const job = *claim();
  cancel(id);
  EXPECT_TRUE(fail(job));
  EXPECT_EQ(find(id).state, JobState::cancelled);
}

TEST_P(Leases, of_a_dead_worker_end_although_the_clock_was_set_back) {
  auto const id = add();
  auto const dead = *claim("dead");
  clock.advance(-std::chrono::days{2});
  EXPECT_EQ(claim("living")->id, id);
  EXPECT_FALSE(finish(dead)) << "what the dead worker did is not published beside it";
}

TEST_P(Leases, of_a_living_worker_hold_when_the_clock_was_set_back) {
  add();
  auto const job = *claim("living");
  clock.advance(-std::chrono::days{2});
  EXPECT_EQ(keep(job), GoOn::yes);
  EXPECT_FALSE(claim("second"));
  EXPECT_TRUE(finish(job));
}

TEST_P(Leases, of_a_living_worker_hold_when_the_clock_leaps_forward_and_nobody_took_over) {
  auto const id = add();
  auto const job = *claim("living");
  clock.advance(std::chrono::days{2});
  EXPECT_TRUE(finish(job));
  EXPECT_EQ(find(id).state, JobState::done);
}

TEST_P(Leases, are_given_on_what_would_wait_for_a_clock_that_was_set_back) {
  auto const first = add();
  auto later = request();
  later.run_after = clock.now() + std::chrono::hours{100};
  add(later);
  clock.advance(-std::chrono::hours{5});
  EXPECT_EQ(claim()->id, first);
  EXPECT_FALSE(claim()) << "what was to wait goes on waiting";
}

TEST_P(Leases, are_given_on_a_second_attempt_although_the_clock_was_set_back) {
  auto const id = add();
  fail(*claim());
  clock.advance(-std::chrono::hours{5});
  EXPECT_EQ(claim()->id, id);
}

TEST(RetryDelay, doubles_up_to_an_hour) {
  EXPECT_EQ(retry_delay(1), std::chrono::seconds{10});
  EXPECT_EQ(retry_delay(2), std::chrono::seconds{20});
  EXPECT_EQ(retry_delay(9), std::chrono::seconds{2560});
  EXPECT_EQ(retry_delay(10), std::chrono::hours{1});
  EXPECT_EQ(retry_delay(1'000'000), std::chrono::hours{1});
}

}  // namespace
}  // namespace wardmote::store
