// What becomes of a write when PostgreSQL goes away before, at and after its COMMIT.

#include <algorithm>
#include <atomic>
#include <thread>

#include "store/audit_chain.h"
#include "store/boards_store.h"
#include "store/migrations.h"
#include "tests/support/fresh_database.h"
#include "tests/support/relay.h"

namespace wardmote::store {
namespace {

using Fate = tests::Relay::Fate;

class LostServer : public testing::Test {
 protected:
  LostServer() {
    auto const migrations = store::migrations();
    std::vector<Migration> all(migrations.begin(), migrations.end());
    all.push_back({9001, "for_a_test", "CREATE TABLE held (number INTEGER NOT NULL);"});
    EXPECT_TRUE(direct->migrate(all));
    direct->write([&](Writer& writer) {
      make_board(writer, {board, "halton", "Halton", "Halton", "America/Toronto"}, clock.now(), "test");
    });
  }

  void keep(Writer& writer) {
    ++attempts;
    writer.run("INSERT INTO held (number) VALUES (1)");
    writer.record({.board = board, .actor = "test", .action = "keep", .subject = "held"});
  }
  void keep() {
    database->write([&](Writer& writer) { keep(writer); });
  }
  std::int64_t held() {
    return *direct->read([](Reader& reader) {
      return reader.first("SELECT count(*) AS held FROM held", {}, [](Row const& row) { return row.integer("held"); });
    });
  }
  std::optional<StoreFailure::Kind> failure_of_keeping() {
    try {
      keep();
      return std::nullopt;
    } catch (StoreFailure const& failure) {
      EXPECT_EQ(failure.cause() == base::WorldFailure::Cause::change_unknown,
                failure.kind() == StoreFailure::Kind::commit_unknown);
      return failure.kind();
    }
  }
  void end_all_sessions_but_ours() {
    direct->read([](Reader& reader) {
      reader.each(
          "SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity WHERE datname = current_database()"
          " AND pid <> pg_backend_pid()",
          {}, [](Row const&) {});
    });
  }

  base::SystemClock clock;
  tests::FreshDatabase fresh{tests::Engine::postgresql};
  tests::Relay relay{fresh.url()};
  BoardId board = BoardId::make(clock);
  std::unique_ptr<Database> direct = Database::open(fresh.url(), clock);
  std::unique_ptr<Database> database = Database::open(relay.url(), clock);
  int attempts = 0;
};

TEST_F(LostServer, before_commit_lets_the_work_run_again) {
  database->write([&](Writer& writer) {
    if (attempts == 0) std::thread([&] { end_all_sessions_but_ours(); }).join();
    keep(writer);
  });
  EXPECT_EQ(attempts, 2);
  EXPECT_EQ(held(), 1);
}

TEST_F(LostServer, with_the_answer_to_commit_leaves_done_what_was_done) {
  auto const commits = Database::commits_of_this_thread();
  auto const revision = database->revision();
  relay.lose(Fate::answer_lost);
  EXPECT_EQ(failure_of_keeping(), std::nullopt);
  EXPECT_EQ(attempts, 1);
  EXPECT_EQ(held(), 1);
  EXPECT_EQ(Database::commits_of_this_thread(), commits + 1);
  EXPECT_GT(database->revision(), revision);
}

TEST_F(LostServer, with_commit_itself_lets_the_work_run_again) {
  relay.lose(Fate::commit_lost);
  EXPECT_EQ(failure_of_keeping(), std::nullopt);
  EXPECT_EQ(attempts, 2);
  EXPECT_EQ(held(), 1);
}

TEST_F(LostServer, for_longer_leaves_unknown_what_became_of_a_commit) {
  relay.lose(Fate::answer_lost, true);
  EXPECT_EQ(failure_of_keeping(), StoreFailure::Kind::commit_unknown);
  EXPECT_EQ(attempts, 1);
  EXPECT_EQ(failure_of_keeping(), StoreFailure::Kind::unavailable) << "what was not begun is known not to be done";
  EXPECT_EQ(held(), 1);
  relay.let_in(true);
  while (failure_of_keeping()) std::this_thread::yield();
  EXPECT_EQ(held(), 2);
}

TEST_F(LostServer, leaves_unknown_what_has_no_entry_that_could_be_looked_for) {
  relay.lose(Fate::answer_lost);
  EXPECT_THROW(database->write_unpublished([](Writer& writer) { writer.run("INSERT INTO held (number) VALUES (1)"); }),
               StoreFailure);
  EXPECT_EQ(held(), 1);
}

/// A session whose client is gone may still be about to commit: as long as it may, nobody can say that it did not.
TEST_F(LostServer, is_not_asked_before_all_have_ended_that_could_still_commit) {
  std::atomic<bool> is_let_go = false, is_holding = false, waits_for_it = false;
  std::thread holding([&] {
    direct->write([&](Writer& writer) {
      writer.each("SELECT 1 AS one", {}, [](Row const&) {});
      is_holding = true;
      while (!is_let_go) std::this_thread::yield();
    });
  });
  while (!is_holding) std::this_thread::yield();
  relay.lose(Fate::commit_lost);
  std::thread keeping([&] {
    keep();
    waits_for_it = is_let_go.load();
  });
  auto const watching = Database::open(fresh.url(), clock);
  auto const is_waiting = [&] {
    return watching->read([](Reader& reader) {
      return *reader.first("SELECT count(*) AS waiting FROM pg_locks WHERE locktype = 'advisory' AND NOT granted", {},
                           [](Row const& row) { return row.integer("waiting"); });
    }) > 0;
  };
  while (!is_waiting()) std::this_thread::yield();
  is_let_go = true;
  holding.join();
  keeping.join();
  EXPECT_TRUE(waits_for_it);
  EXPECT_EQ(attempts, 2);
  EXPECT_EQ(held(), 1);
}

TEST_F(LostServer, breaks_promises_that_are_told) {
  auto const told = [&](std::string const& options) {
    auto const promises = Database::open(fresh.url() + options, clock)->broken_promises();
    std::string all;
    for (auto const& promise : promises) all += promise;
    return all;
  };
  EXPECT_NE(told("").find("fsync"), std::string::npos) << "the tests' own server does not wait for its disk";
  EXPECT_EQ(told("").find("synchronous_commit"), std::string::npos) << "each session asks for it";
  EXPECT_NE(told("?options=-c%20synchronous_commit%3Doff").find("synchronous_commit"), std::string::npos);
  EXPECT_EQ(told("").find("synchronous_standby_names"), std::string::npos) << "one machine has no second copy";
  auto several = fresh.url();
  several.insert(several.find("@127") + 1, "127.0.0.1:1,");
  auto const cluster = Database::open(several, clock);
  EXPECT_NE(cluster->broken_promises().back().find("synchronous_standby_names"), std::string::npos);
}

}  // namespace
}  // namespace wardmote::store
