#include "store/audit_chain.h"

#include "store/boards_store.h"
#include "tests/support/fresh_database.h"

namespace wardmote::store {
namespace {

class AuditChain : public tests::OnBothDatabases {
 protected:
  /// The board's chain begins with make_board, so that `count` more entries end at count + 1.
  void record(int count) {
    for (int number = 1; number <= count; ++number) {
      clock.advance(std::chrono::seconds{1});
      database().write([&](Writer& writer) {
        auto one = entry("act");
        one.details = {{"number", std::to_string(number)}, {"text", "\"é\"\n\\"}};
        writer.record(one);
      });
    }
  }

  std::optional<BrokenLink> broken() {
    return database().read([&](Reader& reader) { return first_broken_link(reader, board); });
  }

  std::optional<AuditLink> head() {
    return database().read([&](Reader& reader) { return audit_head(reader, board); });
  }

  void run(std::string const& sql) {
    database().write_unpublished([&](Writer& writer) { writer.run(sql); });
  }

  StoreFailure::Kind failure_of(std::string const& sql) {
    try {
      run(sql);
    } catch (StoreFailure const& failure) {
      return failure.kind();
    }
    return StoreFailure::Kind::other;
  }

  /// What an attacker with the database's own tools does first.
  void drop_triggers() {
    auto const on_postgresql = GetParam() == tests::Engine::postgresql;
    auto const* const where = on_postgresql ? " ON audit_entry" : "";
    run(std::string("DROP TRIGGER audit_entry_is_never_changed") + where);
    if (!on_postgresql) run("DROP TRIGGER audit_entry_is_never_deleted");
    if (!on_postgresql) run("DROP TRIGGER audit_entry_joins_the_end");
  }

  void expect_broken_at(std::int64_t sequence, std::string const& reason) {
    auto const found = broken();
    ASSERT_TRUE(found) << "the attack was not found";
    EXPECT_EQ(found->sequence, sequence);
    EXPECT_EQ(found->reason, reason);
  }
};
WARDMOTE_ON_BOTH_DATABASES(AuditChain);

TEST_P(AuditChain, says_so_where_the_clock_was_set_back) {
  record(1);
  auto const before = head()->recorded_at;
  clock.advance(-std::chrono::hours{3});
  record(1);
  EXPECT_LT(head()->recorded_at, before);
  EXPECT_EQ(head()->entry.details.at(std::string(clock_behind)), "10799");
  EXPECT_FALSE(broken());
  record(1);
  EXPECT_FALSE(head()->entry.details.contains(std::string(clock_behind))) << "from then on the clock goes forward";
}

TEST_P(AuditChain, goes_forward_in_time_when_two_servers_differ_by_a_little) {
  record(1);
  auto const before = head()->recorded_at;
  clock.advance(-std::chrono::milliseconds{2500});
  record(1);
  EXPECT_EQ(head()->recorded_at, before);
  EXPECT_FALSE(head()->entry.details.contains(std::string(clock_behind)));
  EXPECT_FALSE(broken());
}

TEST_P(AuditChain, holds_as_it_was_written) {
  record(20);
  EXPECT_FALSE(broken());
  auto const newest = head();
  ASSERT_TRUE(newest);
  EXPECT_EQ(newest->sequence, 21);
  EXPECT_EQ(newest->entry.details.at("text"), "\"é\"\n\\");
  EXPECT_EQ(newest->recorded_at, clock.now());
}

TEST_P(AuditChain, is_shown_newest_first_and_by_key) {
  record(9);
  auto const shown = [&](std::optional<std::int64_t> before) {
    std::vector<std::int64_t> sequences;
    auto const links = database().read([&](Reader& reader) { return audit_links(reader, board, before, 4); });
    for (auto const& link : links) sequences.push_back(link.sequence);
    return sequences;
  };
  EXPECT_EQ(shown(std::nullopt), (std::vector<std::int64_t>{10, 9, 8, 7}));
  EXPECT_EQ(shown(7), (std::vector<std::int64_t>{6, 5, 4, 3}));
  EXPECT_EQ(shown(3), (std::vector<std::int64_t>{2, 1}));
}

TEST_P(AuditChain, of_one_board_knows_nothing_of_another) {
  auto const other = BoardId::make(clock);
  database().write([&](Writer& writer) {
    make_board(writer, {other, "peel", "Peel", "Peel", "America/Toronto"}, clock.now(), "test");
  });
  record(2);
  EXPECT_EQ(head()->sequence, 3);
  EXPECT_EQ(database().read([&](Reader& reader) { return audit_head(reader, other); })->sequence, 1);
}

TEST_P(AuditChain, takes_two_entries_of_one_transaction) {
  database().write([&](Writer& writer) {
    writer.record(entry("first"));
    writer.record(entry("second"));
  });
  EXPECT_EQ(head()->sequence, 3);
  EXPECT_FALSE(broken());
}

TEST_P(AuditChain, refuses_to_be_rewritten) {
  record(3);
  EXPECT_EQ(failure_of("UPDATE audit_entry SET actor = 'x' WHERE sequence = 2"), StoreFailure::Kind::constraint);
  EXPECT_EQ(failure_of("DELETE FROM audit_entry WHERE sequence = 4"), StoreFailure::Kind::constraint);
  if (GetParam() == tests::Engine::postgresql)
    EXPECT_EQ(failure_of("TRUNCATE audit_entry"), StoreFailure::Kind::constraint);
  else
    EXPECT_EQ(
        failure_of(
            "INSERT OR REPLACE INTO audit_entry SELECT board_id, sequence, recorded_at, 'x', action, subject, details, "
            "previous, hash FROM audit_entry WHERE sequence = 2"),
        StoreFailure::Kind::constraint);
  EXPECT_FALSE(broken());
  EXPECT_EQ(head()->sequence, 4);
}

TEST_P(AuditChain, shows_an_edit_of_any_column) {
  record(4);
  drop_triggers();
  for (auto const* const column : {"recorded_at", "actor", "action", "subject", "details", "previous", "hash"}) {
    auto const name = std::string(column);
    run("CREATE TABLE kept AS SELECT * FROM audit_entry");
    run("UPDATE audit_entry SET " + name + " = (SELECT " + name +
        " || ' ' FROM audit_entry WHERE sequence = 2) WHERE sequence = 3");
    auto const found = broken();
    ASSERT_TRUE(found) << name;
    EXPECT_EQ(found->sequence, 3) << name;
    run("DELETE FROM audit_entry");
    run("INSERT INTO audit_entry SELECT * FROM kept");
    run("DROP TABLE kept");
    ASSERT_FALSE(broken()) << "put back as it was";
  }
}

TEST_P(AuditChain, shows_an_edited_actor_by_its_hash) {
  record(4);
  drop_triggers();
  run("UPDATE audit_entry SET actor = 'somebody else' WHERE sequence = 3");
  expect_broken_at(3, "the hash does not match the entry");
}

TEST_P(AuditChain, shows_a_deleted_entry) {
  record(4);
  drop_triggers();
  run("DELETE FROM audit_entry WHERE sequence = 3");
  expect_broken_at(3, "entry 3 is missing");
}

TEST_P(AuditChain, shows_a_deleted_entry_behind_a_new_numbering) {
  record(4);
  drop_triggers();
  run("DELETE FROM audit_entry WHERE sequence = 3");
  run("UPDATE audit_entry SET sequence = 3 WHERE sequence = 4");
  expect_broken_at(3, "the hash does not match the entry");
}

TEST_P(AuditChain, shows_two_entries_in_each_others_place) {
  record(4);
  drop_triggers();
  run("UPDATE audit_entry SET sequence = 100 WHERE sequence = 2");
  run("UPDATE audit_entry SET sequence = 2 WHERE sequence = 3");
  run("UPDATE audit_entry SET sequence = 3 WHERE sequence = 100");
  expect_broken_at(2, "the hash does not match the entry");
}

TEST_P(AuditChain, shows_a_middle_that_was_cut_out) {
  record(8);
  drop_triggers();
  run("DELETE FROM audit_entry WHERE sequence BETWEEN 4 AND 6");
  expect_broken_at(4, "entry 4 is missing");
}

TEST_P(AuditChain, shows_a_beginning_that_was_cut_off) {
  record(4);
  drop_triggers();
  run("DELETE FROM audit_entry WHERE sequence < 3");
  expect_broken_at(1, "entry 1 is missing");
}

TEST_P(AuditChain, shows_an_end_that_was_cut_off_to_whoever_kept_the_head) {
  record(4);
  auto const kept = *head();
  auto const holds = [&] {
    return database().read([&](Reader& reader) { return chain_holds(reader, board, kept.sequence, kept.hash); });
  };
  EXPECT_TRUE(holds());
  drop_triggers();
  run("DELETE FROM audit_entry WHERE sequence > 3");
  EXPECT_FALSE(broken()) << "a shorter chain is a chain";
  EXPECT_FALSE(holds());
}

}  // namespace
}  // namespace wardmote::store
