#include <thread>

#include "base/ensure.h"
#include "store/audit_chain.h"
#include "tests/support/fresh_database.h"

namespace wardmote::store {
namespace {

class Transactions : public tests::OnBothDatabases {
 protected:
  Transactions() { make_relation("CREATE TABLE held (id INTEGER NOT NULL PRIMARY KEY CHECK (id > 0));"); }

  static void keep(Writer& writer, int id) { writer.run("INSERT INTO held (id) VALUES (:id)", {{"id", id}}); }

  std::int64_t count() {
    return *database().read([](Reader& reader) {
      return reader.first("SELECT count(*) AS held FROM held", {}, [](Row const& row) { return row.integer("held"); });
    });
  }

  StoreFailure::Kind failure_of(std::function<void(Writer&)> const& work) {
    try {
      database().write(work);
    } catch (StoreFailure const& failure) {
      return failure.kind();
    }
    ADD_FAILURE() << "nothing failed";
    return StoreFailure::Kind::other;
  }
};
WARDMOTE_ON_BOTH_DATABASES(Transactions);

TEST_P(Transactions, keep_a_change_with_its_entry) {
  auto const changed = database().write([&](Writer& writer) {
    writer.record(entry("keep"));
    return writer.run("INSERT INTO held (id) VALUES (1), (2)");
  });
  EXPECT_EQ(changed, 2);
  EXPECT_EQ(count(), 2);
}

TEST_P(Transactions, undo_everything_when_the_work_throws) {
  EXPECT_THROW(database().write([&](Writer& writer) {
    keep(writer, 1);
    writer.record(entry("keep"));
    throw std::runtime_error("no");
  }),
               std::runtime_error);
  EXPECT_EQ(count(), 0);
}

TEST_P(Transactions, undo_everything_when_the_work_refuses) {
  auto const answer = database().write([&](Writer& writer) -> base::Answer<int> {
    keep(writer, 1);
    writer.record(entry("keep"));
    return base::refuse(base::RefusalCode::not_permitted);
  });
  EXPECT_EQ(answer.error().code, base::RefusalCode::not_permitted);
  EXPECT_EQ(count(), 0);
}

TEST_P(Transactions, may_not_change_rows_without_an_entry) {
  EXPECT_THROW(database().write([](Writer& writer) { keep(writer, 1); }), base::BrokenPromise);
  EXPECT_EQ(count(), 0);
}

TEST_P(Transactions, may_not_change_rows_without_an_entry_by_asking_for_them_back) {
  auto const keep_and_ask = [](Writer& writer) {
    return writer.first("INSERT INTO held (id) VALUES (1) RETURNING id", {},
                        [](Row const& row) { return row.integer("id"); });
  };
  EXPECT_THROW(database().write(keep_and_ask), base::BrokenPromise);
  EXPECT_EQ(count(), 0);
  EXPECT_EQ(database().write_unpublished(keep_and_ask), 1);
}

TEST_P(Transactions, may_change_rows_without_an_entry_if_nothing_shows_them) {
  database().write_unpublished([](Writer& writer) { keep(writer, 1); });
  EXPECT_EQ(count(), 1);
}

TEST_P(Transactions, that_change_nothing_need_no_entry) {
  EXPECT_EQ(database().write([](Writer& writer) { return writer.run("DELETE FROM held"); }), 0);
}

TEST_P(Transactions, name_what_the_database_refused) {
  database().write_unpublished([](Writer& writer) { keep(writer, 1); });
  EXPECT_EQ(failure_of([](Writer& writer) { keep(writer, 1); }), StoreFailure::Kind::constraint);
  EXPECT_EQ(failure_of([](Writer& writer) { keep(writer, -1); }), StoreFailure::Kind::constraint);
  EXPECT_EQ(failure_of([](Writer& writer) { writer.run("INSERT INTO nowhere (id) VALUES (1)"); }),
            StoreFailure::Kind::other);
  EXPECT_EQ(failure_of([&](Writer& writer) {
              writer.record({.board = BoardId::make(clock), .actor = "a", .action = "b", .subject = "c"});
            }),
            StoreFailure::Kind::constraint)
      << "an entry of a board that does not exist";
  EXPECT_EQ(count(), 1);
}

TEST_P(Transactions, read_one_snapshot) {
  auto const counts = database().read([&](Reader& reader) {
    auto const counted = [&] {
      return *reader.first("SELECT count(*) AS held FROM held", {}, [](Row const& row) { return row.integer("held"); });
    };
    auto const before = counted();
    std::jthread([&] { database().write_unpublished([](Writer& writer) { keep(writer, 1); }); }).join();
    return std::pair(before, counted());
  });
  EXPECT_EQ(counts, std::pair(std::int64_t{0}, std::int64_t{0}));
  EXPECT_EQ(count(), 1);
}

TEST_P(Transactions, for_reading_cannot_write) {
  auto const sneak = [](Reader& reader) { reader.each("INSERT INTO held (id) VALUES (1)", {}, [](Row const&) {}); };
  EXPECT_THROW(database().read(sneak), StoreFailure);
  EXPECT_EQ(count(), 0);
}

TEST_P(Transactions, do_not_nest) {
  EXPECT_THROW(database().read([&](Reader&) { count(); }), base::BrokenPromise);
  EXPECT_THROW(database().write([&](Writer&) { count(); }), base::BrokenPromise);
  EXPECT_EQ(count(), 0);
}

TEST_P(Transactions, are_undone_when_a_failure_was_swallowed_on_postgresql) {
  if (GetParam() == tests::Engine::sqlite) GTEST_SKIP() << "SQLite undoes the failed statement alone";
  EXPECT_THROW(database().write_unpublished([](Writer& writer) {
    keep(writer, 1);
    try {
      keep(writer, 1);
    } catch (StoreFailure const&) {
    }
  }),
               StoreFailure);
  EXPECT_EQ(count(), 0);
}

TEST_P(Transactions, find_nothing_wrong_with_a_sound_database) {
  database().write_unpublished([](Writer& writer) { keep(writer, 1); });
  EXPECT_TRUE(database().check_integrity().empty());
}

}  // namespace
}  // namespace wardmote::store
