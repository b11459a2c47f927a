#include <atomic>
#include <thread>

#include "store/audit_chain.h"
#include "tests/support/fresh_database.h"

namespace wardmote::store {
namespace {

constexpr int writers = 4, readers = 4, writes_each = 25;

class Concurrency : public tests::OnBothDatabases {
 protected:
  Concurrency() {
    make_relation(
        "CREATE TABLE held (writer INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (writer, number));");
  }

  void keep(int writer, int number) {
    database().write([&](Writer& session) {
      session.run("INSERT INTO held (writer, number) VALUES (:writer, :number)",
                  {{"writer", writer}, {"number", number}});
      session.record(entry("keep"));
    });
  }

  /// What every reader may count on: an entry for each row (and one for the board), and no broken link.
  bool is_consistent() {
    return database().read([&](Reader& reader) {
      auto const rows =
          reader.first("SELECT count(*) AS held FROM held", {}, [](Row const& row) { return row.integer("held"); });
      return *rows + 1 == audit_head(reader, board)->sequence && !first_broken_link(reader, board);
    });
  }
};
WARDMOTE_ON_BOTH_DATABASES(Concurrency);

TEST_P(Concurrency, of_writers_on_one_chain_loses_nothing_and_forks_nothing) {
  std::atomic<bool> is_over = false;
  std::atomic<int> inconsistent = 0;
  std::vector<std::thread> reading, writing;
  for (int reader = 0; reader < readers; ++reader)
    reading.emplace_back([&] {
      while (!is_over) inconsistent += is_consistent() ? 0 : 1;
    });
  for (int writer = 0; writer < writers; ++writer)
    writing.emplace_back([&, writer] {
      for (int number = 0; number < writes_each; ++number) keep(writer, number);
    });
  for (auto& thread : writing) thread.join();
  is_over = true;
  for (auto& thread : reading) thread.join();
  EXPECT_EQ(inconsistent, 0);
  EXPECT_TRUE(is_consistent());
  auto const head = database().read([&](Reader& reader) { return audit_head(reader, board); });
  EXPECT_EQ(head->sequence, writers * writes_each + 1);
}

TEST_P(Concurrency, of_two_that_would_both_be_first_lets_one_be_second) {
  std::atomic<int> attempts = 0;
  auto const count_and_keep = [&](int number) {
    database().write([&](Writer& writer) {
      ++attempts;
      auto const held =
          writer.first("SELECT count(*) AS held FROM held", {}, [](Row const& row) { return row.integer("held"); });
      writer.run("INSERT INTO held (writer, number) VALUES (:writer, :number)",
                 {{"writer", *held}, {"number", number}});
      writer.record(entry("keep"));
    });
  };
  std::vector<std::thread> threads;
  for (int number = 0; number < 8; ++number) threads.emplace_back([&, number] { count_and_keep(number); });
  for (auto& thread : threads) thread.join();
  auto const seen = database().read([](Reader& reader) {
    return reader.list("SELECT writer FROM held ORDER BY writer", {},
                       [](Row const& row) { return row.integer("writer"); });
  });
  EXPECT_EQ(seen, (std::vector<std::int64_t>{0, 1, 2, 3, 4, 5, 6, 7})) << "after " << attempts << " attempts";
}

TEST_P(Concurrency, of_more_threads_than_sessions_makes_them_wait) {
  std::vector<std::thread> threads;
  std::atomic<int> done = 0;
  for (int thread = 0; thread < 24; ++thread)
    threads.emplace_back([&] {
      for (int turn = 0; turn < 10; ++turn) done += is_consistent() ? 1 : 0;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(done, 240);
}

TEST_P(Concurrency, of_two_processes_on_one_chain_loses_nothing) {
  auto const other = Database::open(fresh.url(), clock);
  auto const record_many = [&](Database& own) {
    for (int number = 0; number < writes_each; ++number)
      own.write([&](Writer& writer) { writer.record(entry("act")); });
  };
  std::thread beside([&] { record_many(*other); });
  record_many(database());
  beside.join();
  auto const head = other->read([&](Reader& reader) { return audit_head(reader, board); });
  EXPECT_EQ(head->sequence, 2 * writes_each + 1);
  EXPECT_FALSE(other->read([&](Reader& reader) { return first_broken_link(reader, board); }));
}

TEST_P(Concurrency, is_noticed_within_a_second_by_the_revision_of_another_process) {
  auto const other = Database::open(fresh.url(), clock);
  auto const settled = [&] {  // its first look has been taken
    auto const latest = std::chrono::steady_clock::now() + std::chrono::seconds{5};
    while (other->revision() == 0 && std::chrono::steady_clock::now() < latest) std::this_thread::yield();
    return other->revision();
  };
  auto const before = settled();
  ASSERT_GT(before, 0u);
  keep(1, 1);
  auto const since = std::chrono::steady_clock::now();
  while (other->revision() == before && std::chrono::steady_clock::now() - since < std::chrono::seconds{10})
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  EXPECT_GT(other->revision(), before);
  EXPECT_LT(std::chrono::steady_clock::now() - since, std::chrono::milliseconds(1000));
}

TEST_P(Concurrency, is_noticed_at_once_by_the_revision_of_the_same_process) {
  auto const before = database().revision();
  keep(1, 1);
  EXPECT_GT(database().revision(), before);
}

TEST_P(Concurrency, tells_of_its_own_changes_at_once_and_of_anothers_within_a_second) {
  auto const other = Database::open(fresh.url(), clock);
  std::atomic<int> own{0}, others{0};
  auto const hears_own = database().hear_changes([&] { ++own; });
  auto hears_others = other->hear_changes([&] { ++others; });
  static_cast<void>(other->revision());  // its watch begins
  keep(1, 1);
  EXPECT_EQ(own, 1);
  auto const latest = std::chrono::steady_clock::now() + std::chrono::seconds{10};
  while (others == 0 && std::chrono::steady_clock::now() < latest) std::this_thread::yield();
  EXPECT_GT(others, 0);
  hears_others.reset();
  auto const heard = others.load();
  other->write([&](Writer& writer) { writer.record(entry("test")); });
  EXPECT_EQ(others, heard) << "a hearing that was given up";
}

TEST_P(Concurrency, leaves_the_revision_alone_where_nothing_is_shown) {
  auto const wait_for_first_look = [&] {
    auto const latest = std::chrono::steady_clock::now() + std::chrono::milliseconds(700);
    while (std::chrono::steady_clock::now() < latest) static_cast<void>(database().revision());
  };
  wait_for_first_look();
  auto const before = database().revision();
  database().write_unpublished([](Writer& writer) { writer.run("INSERT INTO held (writer, number) VALUES (1, 1)"); });
  EXPECT_EQ(database().revision(), before);
}

}  // namespace
}  // namespace wardmote::store
