#include "base/ensure.h"
#include "tests/support/job_queue.h"

namespace wardmote::store {
namespace {

class Jobs : public tests::OnJobQueue {};
WARDMOTE_ON_BOTH_DATABASES(Jobs);

TEST_P(Jobs, read_back_as_they_were_asked_for) {
  auto const later = clock.now() + std::chrono::hours{1};
  auto const job = find(add({.board = board,
                             .kind = "count",
                             .request = R"({"file":"é.csv"})",
                             .asked_by = "somebody",
                             .attempts_max = 2,
                             .run_after = later}));
  EXPECT_EQ(job.board, board);
  EXPECT_EQ(job.kind, "count");
  EXPECT_EQ(job.request, R"({"file":"é.csv"})");
  EXPECT_EQ(job.state, JobState::waiting);
  EXPECT_EQ(job.attempts, 0);
  EXPECT_EQ(job.attempts_max, 2);
  EXPECT_EQ(job.run_after, later);
  EXPECT_EQ(job.asked_by, "somebody");
  EXPECT_EQ(job.created_at, clock.now());
  EXPECT_FALSE(job.lease || job.started_at || job.ended_at || job.cancel_asked);
}

TEST_P(Jobs, are_not_there_when_their_transaction_is_undone) {
  auto const refused = database().write([&](Writer& writer) -> base::Answer<void> {
    add_job(writer, clock, request());
    return base::refuse(base::RefusalCode::not_permitted);
  });
  EXPECT_FALSE(refused);
  EXPECT_TRUE(list().empty());
  EXPECT_THROW(database().write([&](Writer& writer) { add_job(writer, clock, request()); }), base::BrokenPromise)
      << "nothing is asked for without an audit entry";
}

TEST_P(Jobs, are_taken_by_the_moment_they_are_due_then_by_the_order_of_asking) {
  auto wanted = request();
  wanted.run_after = clock.now() + std::chrono::seconds{5};
  auto const third = add(wanted);
  wanted.run_after = clock.now() + std::chrono::seconds{3};
  auto const first = add(wanted), second = add(wanted);
  EXPECT_FALSE(claim()) << "none is due yet";
  clock.advance(std::chrono::seconds{10});
  for (auto const& expected : {first, second, third}) EXPECT_EQ(claim()->id, expected);
  EXPECT_FALSE(claim());
}

TEST_P(Jobs, are_taken_by_who_knows_their_kind) {
  auto wanted = request();
  wanted.kind = "draw";
  add(wanted);
  EXPECT_FALSE(claim());
  EXPECT_TRUE(claim_job(database(), clock, {.kinds = {"count", "draw"}, .worker = "w", .duration = lease_duration}));
}

TEST_P(Jobs, that_wait_are_cancelled_at_once_and_never_run) {
  auto const id = add();
  EXPECT_EQ(cancel(id), Cancelling::done);
  EXPECT_EQ(find(id).state, JobState::cancelled);
  EXPECT_EQ(find(id).ended_at, clock.now());
  EXPECT_FALSE(claim());
  EXPECT_EQ(cancel(id), Cancelling::too_late);
}

TEST_P(Jobs, that_run_hear_that_they_are_cancelled) {
  auto const id = add();
  auto const job = *claim();
  EXPECT_EQ(keep(job), GoOn::yes);
  EXPECT_EQ(cancel(id), Cancelling::asked);
  EXPECT_EQ(find(id).state, JobState::running);
  EXPECT_EQ(keep(job), GoOn::cancelled);
  EXPECT_TRUE(give_back(job));
  EXPECT_EQ(find(id).state, JobState::cancelled);
  EXPECT_FALSE(claim());
}

TEST_P(Jobs, that_come_to_an_end_before_they_hear_of_the_cancelling_are_done) {
  auto const id = add();
  auto const job = *claim();
  cancel(id);
  EXPECT_TRUE(finish(job));
  EXPECT_EQ(find(id).state, JobState::done);
}

TEST_P(Jobs, of_another_board_are_neither_seen_nor_cancelled) {
  auto const id = add();
  auto const other = BoardId::make(clock);
  database().read([&](Reader& reader) {
    EXPECT_FALSE(find_job(reader, other, id));
    EXPECT_TRUE(list_jobs(reader, other, 10).empty());
  });
  auto const cancelling =
      database().write_unpublished([&](Writer& writer) { return cancel_job(writer, other, id, clock.now()); });
  EXPECT_EQ(cancelling, Cancelling::too_late);
  EXPECT_EQ(find(id).state, JobState::waiting);
}

TEST_P(Jobs, are_listed_newest_first_page_by_page) {
  std::vector<JobId> asked;
  for (int number = 0; number < 5; ++number) asked.push_back(add());
  auto const page = [&](std::optional<JobId> before) {
    std::vector<JobId> ids;
    for (auto const& job : database().read([&](Reader& reader) { return list_jobs(reader, board, 2, before); }))
      ids.push_back(job.id);
    return ids;
  };
  EXPECT_EQ(page(std::nullopt), (std::vector{asked[4], asked[3]}));
  EXPECT_EQ(page(asked[3]), (std::vector{asked[2], asked[1]}));
  EXPECT_EQ(page(asked[1]), (std::vector{asked[0]}));
  EXPECT_TRUE(page(asked[0]).empty());
}

TEST_P(Jobs, that_ended_long_ago_are_deleted_and_open_ones_never) {
  auto const old = add(), running = add(), waiting = add();
  finish(*claim());
  ASSERT_EQ(claim()->id, running);
  clock.advance(std::chrono::hours{24});
  cancel(add());
  auto const delete_old = [&] {
    return database().write_unpublished([&](Writer& writer) { return delete_old_jobs(writer, clock.now()); });
  };
  EXPECT_EQ(delete_old(), 1);
  EXPECT_EQ(delete_old(), 0);
  EXPECT_FALSE(database().read([&](Reader& reader) { return find_job(reader, board, old); }));
  EXPECT_EQ(find(running).state, JobState::running);
  EXPECT_EQ(find(waiting).state, JobState::waiting);
}

TEST_P(Jobs, outlive_the_program) {
  auto const id = add();
  auto const job = *claim();
  keep(job, {.done = 2, .total = 3, .words = "Counting"});
  auto const reopened = Database::open(fresh.url(), clock);
  auto const seen = *reopened->read([&](Reader& reader) { return find_job(reader, board, id); });
  EXPECT_EQ(seen.state, JobState::running);
  EXPECT_EQ(seen.lease->id, job.lease->id);
  EXPECT_EQ(seen.progress, (JobProgress{.done = 2, .total = 3, .words = "Counting"}));
  EXPECT_TRUE(finish_job(*reopened, *job.lease, R"({"rows":"3"})", clock.now()));
  EXPECT_EQ(find(id).result, R"({"rows":"3"})");
}

}  // namespace
}  // namespace wardmote::store
