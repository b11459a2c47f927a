#include "store/jobs/worker.h"

#include <algorithm>
#include <atomic>

#include "tests/support/job_queue.h"

namespace wardmote::store {
namespace {

constexpr std::chrono::seconds patience{60};

/// Waits until something is so, or for too long. No test is decided by the waiting.
template <class Condition>
[[nodiscard]] bool wait_until(Condition condition) {
  auto const latest = std::chrono::steady_clock::now() + patience;
  while (!condition() && std::chrono::steady_clock::now() < latest)
    std::this_thread::sleep_for(std::chrono::milliseconds{2});
  return condition();
}

/// A database that is away when it is told to be.
class Leaving final : public Database {
 public:
  explicit Leaving(Database& inner) : inner_(inner) {}
  std::atomic<bool> is_away = false;

  base::Answer<void> migrate(std::vector<Migration> migrations) override {
    return inner_.migrate(std::move(migrations));
  }
  std::uint64_t revision() const override { return inner_.revision(); }
  std::shared_ptr<void> hear_changes(std::function<void()> hear) override {
    return inner_.hear_changes(std::move(hear));
  }
  std::vector<std::string> check_integrity() override { return inner_.check_integrity(); }
  std::vector<std::string> broken_promises() override { return inner_.broken_promises(); }
  std::string engine() const override { return inner_.engine(); }

 protected:
  void run_read(std::function<void(Reader&)> const& work) override {
    fail_if_away();
    inner_.read(work);
  }
  void run_write(Auditing, std::function<Ending(Writer&)> const& work) override {
    fail_if_away();
    inner_.write_unpublished([&](Writer& writer) { work(writer); });
  }

 private:
  void fail_if_away() const {
    if (is_away) throw StoreFailure(StoreFailure::Kind::unavailable, "away");
  }
  Database& inner_;
};

class Workers : public tests::OnJobQueue {
 protected:
  std::unique_ptr<Worker> start(Database& own, Handler handler, int threads = 1) {
    return std::make_unique<Worker>(own, clock, Handlers{{"count", std::move(handler)}},
                                    WorkerTerms{.name = "worker",
                                                .threads = threads,
                                                .lease = lease_duration,
                                                .beat = std::chrono::milliseconds{50},
                                                .poll = std::chrono::milliseconds{20}});
  }
  std::unique_ptr<Worker> start(Handler handler) { return start(database(), std::move(handler)); }

  JobState state_of(JobId id) { return find(id).state; }
  bool comes_to(JobState state, JobId id) {
    return wait_until([&] { return state_of(id) == state; });
  }

  /// Works until it is told to stop.
  static base::Answer<std::string> work_on(Progress& progress) {
    for (int done = 0; progress.tell(done, 0, "Counting"); ++done) std::this_thread::yield();
    return Progress::stopped();
  }
};
WARDMOTE_ON_BOTH_DATABASES(Workers);

TEST_P(Workers, on_several_servers_do_each_job_once) {
  constexpr int jobs = 500;
  auto const other = Database::open(fresh.url(), clock);
  std::array<std::atomic<int>, jobs> done{};
  database().write([&](Writer& writer) {
    for (int number = 0; number < jobs; ++number) add_job(writer, clock, request(std::to_string(number)));
    writer.record(entry("count"));
  });
  auto const count = [&](Job const& job, Progress&) -> base::Answer<std::string> {
    ++done[std::stoul(job.request)];
    return job.request;
  };
  {
    std::vector<std::unique_ptr<Worker>> workers;
    for (auto* const own : {&database(), other.get(), &database(), other.get()}) workers.push_back(start(*own, count));
    EXPECT_TRUE(wait_until([&] { return std::ranges::all_of(done, [](auto const& times) { return times > 0; }); }));
  }
  for (int number = 0; number < jobs; ++number) EXPECT_EQ(done[number], 1) << number;
  for (auto const& job : list()) {
    EXPECT_EQ(job.state, JobState::done) << job.request;
    EXPECT_EQ(job.attempts, 1) << job.request;
    EXPECT_EQ(job.result, job.request);
  }
}

TEST_P(Workers, take_over_from_one_that_died) {
  auto const id = add();
  auto const dead = *claim("dead");
  auto const worker = start([](Job const&, Progress&) { return base::Answer<std::string>("{}"); });
  EXPECT_EQ(state_of(id), JobState::running);
  clock.advance(lease_duration);
  worker->notify();
  EXPECT_TRUE(comes_to(JobState::done, id));
  EXPECT_EQ(find(id).attempts, 2);
  EXPECT_FALSE(finish(dead));
}

TEST_P(Workers, keep_their_lease_however_long_they_work) {
  auto const id = add();
  auto const worker = start([](Job const&, Progress& progress) { return work_on(progress); });
  ASSERT_TRUE(comes_to(JobState::running, id));
  for (int turn = 0; turn < 5; ++turn) {
    clock.advance(lease_duration * 9 / 10);
    auto const now = clock.now();
    EXPECT_TRUE(wait_until([&] { return find(id).lease->until == now + lease_duration; }));
    EXPECT_FALSE(claim("other"));
  }
}

TEST_P(Workers, show_how_far_they_are) {
  auto const id = add();
  auto const worker = start([](Job const&, Progress& progress) -> base::Answer<std::string> {
    while (progress.tell(40, 100, "Counting")) std::this_thread::yield();
    return Progress::stopped();
  });
  JobProgress const expected{.done = 40, .total = 100, .words = "Counting"};
  EXPECT_TRUE(wait_until([&] { return find(id).progress == expected; }));
}

TEST_P(Workers, stop_a_job_that_is_cancelled) {
  auto const id = add();
  auto const worker = start([](Job const&, Progress& progress) { return work_on(progress); });
  ASSERT_TRUE(comes_to(JobState::running, id));
  EXPECT_EQ(cancel(id), Cancelling::asked);
  EXPECT_TRUE(comes_to(JobState::cancelled, id));
}

TEST_P(Workers, stop_a_job_whose_lease_they_lost) {
  auto const id = add();
  std::atomic<bool> has_stopped = false;
  auto const worker = start([&](Job const& job, Progress& progress) {
    if (job.attempts > 1) return base::Answer<std::string>("{}");
    auto answer = work_on(progress);
    has_stopped = true;
    return answer;
  });
  ASSERT_TRUE(comes_to(JobState::running, id));
  database().write_unpublished(
      [](Writer& writer) { writer.run("UPDATE job SET lease = '01900000-0000-7000-8000-000000000000'"); });
  EXPECT_TRUE(wait_until([&] { return has_stopped.load(); }));
  EXPECT_EQ(state_of(id), JobState::running) << "it is another's now";
}

TEST_P(Workers, that_are_stopped_give_back_what_they_have_at_once) {
  auto const id = add();
  auto worker = start([](Job const&, Progress& progress) { return work_on(progress); });
  ASSERT_TRUE(comes_to(JobState::running, id));
  worker->stop();
  EXPECT_EQ(state_of(id), JobState::waiting);
  EXPECT_EQ(find(id).attempts, 0);
  EXPECT_EQ(claim("other")->id, id);
}

TEST_P(Workers, that_are_stopped_wake_handlers_that_wait) {
  auto const id = add();
  auto worker = start([](Job const&, Progress& progress) -> base::Answer<std::string> {
    std::mutex guard;
    std::condition_variable_any never;
    std::unique_lock lock(guard);
    never.wait(lock, progress.stop_token(), [] { return false; });
    return Progress::stopped();
  });
  ASSERT_TRUE(comes_to(JobState::running, id));
  worker->stop();
  EXPECT_EQ(state_of(id), JobState::waiting);
}

TEST_P(Workers, try_again_what_the_world_made_fail) {
  auto const id = add();
  auto const worker = start([](Job const& job, Progress&) -> base::Answer<std::string> {
    if (job.attempts == 1) throw StoreFailure(StoreFailure::Kind::unavailable, "no \"disk\"");
    return "{}";
  });
  ASSERT_TRUE(wait_until([&] { return !find(id).failure.empty(); }));
  EXPECT_EQ(state_of(id), JobState::waiting);
  EXPECT_EQ(find(id).failure, R"({"error":"no \"disk\""})");
  clock.advance(std::chrono::seconds{10});
  EXPECT_TRUE(comes_to(JobState::done, id));
}

TEST_P(Workers, hold_on_to_what_was_done_until_the_database_is_back) {
  auto const id = add();
  Leaving leaving(database());
  std::atomic<int> troubles = 0;
  Handler const count = [&](Job const&, Progress&) -> base::Answer<std::string> {
    leaving.is_away = true;
    return "{}";
  };
  Worker const worker(leaving, clock, {{"count", count}},
                      {.name = "worker", .beat = std::chrono::milliseconds{5}, .tell_trouble = [&](std::string_view) {
                         if (++troubles == 3) leaving.is_away = false;
                       }});
  EXPECT_TRUE(comes_to(JobState::done, id));
  EXPECT_EQ(find(id).attempts, 1);
  EXPECT_GE(troubles, 3);
}

TEST_P(Workers, work_on_while_the_database_is_away) {
  auto const id = add();
  Leaving leaving(database());
  std::atomic<int> troubles = 0;
  Handler const count = [&](Job const&, Progress& progress) -> base::Answer<std::string> {
    leaving.is_away = true;
    while (progress.tell(1, 1, "") && leaving.is_away) std::this_thread::yield();
    return leaving.is_away ? Progress::stopped() : base::Answer<std::string>("{}");
  };
  Worker const worker(leaving, clock, {{"count", count}},
                      {.name = "worker", .beat = std::chrono::milliseconds{5}, .tell_trouble = [&](std::string_view) {
                         if (++troubles == 3) leaving.is_away = false;
                       }});
  EXPECT_TRUE(comes_to(JobState::done, id));
}

TEST_P(Workers, do_not_try_again_what_is_refused) {
  auto const id = add();
  auto const worker = start([](Job const&, Progress&) -> base::Answer<std::string> {
    return base::refuse(base::RefusalCode::file_empty, {{"file", "a.csv"}});
  });
  EXPECT_TRUE(comes_to(JobState::failed, id));
  EXPECT_EQ(find(id).failure, R"({"file":"a.csv","refusal":"file_empty"})");
}

TEST_P(Workers, take_a_handler_that_stops_unasked_for_one_that_fails) {
  auto const id = add();
  auto const worker = start([](Job const&, Progress&) -> base::Answer<std::string> { return Progress::stopped(); });
  EXPECT_TRUE(comes_to(JobState::failed, id));
  EXPECT_EQ(find(id).failure, R"({"refusal":"job_stopped"})");
}

TEST_P(Workers, look_for_work_when_they_are_called) {
  Worker worker(database(), clock, {{"count", [](Job const&, Progress&) { return base::Answer<std::string>("{}"); }}},
                {.name = "worker", .poll = std::chrono::hours{1}});
  auto const id = add();
  worker.notify();
  EXPECT_TRUE(comes_to(JobState::done, id));
}

TEST_P(Workers, do_not_repeat_what_was_published_together_with_its_end) {
  auto const id = add();
  std::atomic<int> times = 0;
  Handler const publish = [&](Job const& job, Progress&) -> base::Answer<std::string> {
    database().write([&](Writer& writer) {
      EXPECT_TRUE(finish_job(writer, *job.lease, R"({"rows":"3"})", clock.now()));
      writer.record(entry("publish"));
    });
    ++times;
    throw StoreFailure(StoreFailure::Kind::unavailable, "gone as soon as it had published");
  };
  auto worker = start(publish);
  ASSERT_TRUE(comes_to(JobState::done, id));
  worker->stop();
  clock.advance(std::chrono::hours{24});
  EXPECT_FALSE(claim());
  EXPECT_EQ(times, 1);
  EXPECT_EQ(find(id).result, R"({"rows":"3"})");
  EXPECT_EQ(find(id).failure, "");
}

TEST_P(Workers, let_a_handler_publish_only_what_it_still_holds) {
  auto const id = add();
  std::atomic<bool> has_published = false, has_answered = false;
  auto const worker = start([&](Job const& job, Progress&) -> base::Answer<std::string> {
    if (job.attempts > 1) return "{}";
    database().write_unpublished(
        [](Writer& writer) { writer.run("UPDATE job SET lease = '01900000-0000-7000-8000-000000000000'"); });
    has_published = database().read([&](Reader& reader) { return holds_lease(reader, *job.lease); });
    has_answered = true;
    return "{}";
  });
  EXPECT_TRUE(wait_until([&] { return has_answered.load(); }));
  worker->stop();
  EXPECT_FALSE(has_published);
  EXPECT_EQ(state_of(id), JobState::running);
}

}  // namespace
}  // namespace wardmote::store
