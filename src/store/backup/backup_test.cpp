#include "store/backup/backup.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "store/audit_chain.h"
#include "store/backup/purged_records_store.h"
#include "store/boards_store.h"
#include "tests/support/backed_up.h"
#include "tests/support/fresh_vault.h"

namespace wardmote::store {
namespace {

// Every transfer moves an amount between two accounts: the balances of all accounts stay nothing in sum, and are the sum of what
// was transferred to them less what was transferred from them. In key order, a transfer comes before its account exists.
constexpr std::string_view ledger = R"sql(
CREATE TABLE account (
  id      INTEGER NOT NULL PRIMARY KEY,
  balance REAL    NOT NULL
);
CREATE TABLE a_transfer (
  id      INTEGER NOT NULL PRIMARY KEY,
  source  INTEGER NOT NULL REFERENCES account (id),
  target  INTEGER NOT NULL REFERENCES account (id),
  amount  REAL    NOT NULL,
  words   TEXT
);
)sql";
constexpr int accounts = 7;

class Backups : public tests::OnBothDatabases {
 protected:
  Backups() {
    make_relation(std::string(ledger));
    database().write_unpublished([](Writer& writer) {
      for (int account = 0; account < accounts; ++account)
        writer.run("INSERT INTO account (id, balance) VALUES (:id, 0)", {{"id", account}});
    });
  }

  static std::vector<Migration> all() {
    auto const own = migrations();
    std::vector<Migration> list(own.begin(), own.end());
    list.push_back({9001, "for_a_test", ledger});
    return list;
  }

  void transfer(int number) {
    database().write([&](Writer& writer) {
      int const source = number % accounts, target = (number * 3 + 1) % accounts;
      double const amount = number % 100;
      writer.run(
          "INSERT INTO a_transfer (id, source, target, amount, words) VALUES (:id, :source, :target, :amount, :words)",
          {{"id", number},
           {"source", source},
           {"target", target},
           {"amount", amount},
           {"words", number % 2 ? std::optional<std::string>("tab\t, \\ and\nline, é") : std::nullopt}});
      writer.run("UPDATE account SET balance = balance - :amount WHERE id = :id", {{"amount", amount}, {"id", source}});
      writer.run("UPDATE account SET balance = balance + :amount WHERE id = :id", {{"amount", amount}, {"id", target}});
      writer.record(entry("transfer"));
    });
  }

  /// What contradicts the sentence about balances; how many transfers there are besides.
  static std::string fault_in(Reader& reader) {
    std::string fault;
    reader.each(
        "SELECT id, balance, (SELECT coalesce(sum(amount), 0.0) FROM a_transfer WHERE target = account.id) -"
        " (SELECT coalesce(sum(amount), 0.0) FROM a_transfer WHERE source = account.id) AS moved FROM account",
        {}, [&](Row const& row) {
          if (row.real("balance") != row.real("moved")) fault += "account " + std::to_string(row.integer("id")) + " ";
        });
    return fault;
  }

  /// All rows of all relations as text, in the order of their keys.
  static std::string everything(Database& database) {
    return database.read([](Reader& reader) {
      std::string text;
      for (auto const& relation : reader.relations()) {
        text += "\n" + relation.name;
        reader.each_row(relation, [&](std::span<BulkValue const> values) {
          for (auto const& value : values)
            value.visit([&](auto held) {
              if constexpr (std::is_same_v<decltype(held), std::monostate>)
                text += "|-";
              else if constexpr (std::is_same_v<decltype(held), std::string_view>)
                text += "|" + std::string(held);
              else
                text += "|" + std::to_string(held);
            });
          text += "\n";
        });
      }
      return text;
    });
  }

  /// What is restored shows the fault in words, if there is one.
  RestoreRequest request() const {
    auto request = desk.request(all());
    request.faults = [](Reader& reader) {
      auto const fault = fault_in(reader);
      return fault.empty() ? std::vector<std::string>{} : std::vector{fault};
    };
    return request;
  }

  static tests::Engine other(tests::Engine engine) {
    return engine == tests::Engine::sqlite ? tests::Engine::postgresql : tests::Engine::sqlite;
  }

  tests::BackupDesk desk{clock};
};
WARDMOTE_ON_BOTH_DATABASES(Backups);

TEST_P(Backups, give_back_every_row_into_either_database) {
  for (int number = 0; number < 300; ++number) transfer(number);
  auto const read = desk.make(database());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->totals.relations,
            static_cast<std::int64_t>(database().read([](Reader& reader) { return reader.relations().size(); })));
  for (auto const engine : {GetParam(), other(GetParam())}) {
    tests::FreshDatabase place(engine);
    ASSERT_EQ(desk.restore(place.url(), request()), "restored");
    auto const restored = Database::open(place.url(), clock);
    ASSERT_TRUE(restored->migrate(all()));
    EXPECT_EQ(everything(*restored), everything(database()));
    restored->write([&](Writer& writer) { writer.record(entry("go_on")); });
    EXPECT_FALSE(restored->read([&](Reader& reader) { return first_broken_link(reader, board); }));
    EXPECT_THROW(restored->write_unpublished([](Writer& writer) { writer.run("DELETE FROM audit_entry"); }),
                 StoreFailure)
        << "triggers are there again";
    EXPECT_THROW(restored->write_unpublished([](Writer& writer) {
      writer.run("INSERT INTO a_transfer (id, source, target, amount) VALUES (-1, 999, 999, 1)");
    }),
                 StoreFailure)
        << "and references";
  }
}

TEST_P(Backups, hold_one_moment_while_others_write) {
  std::atomic<int> made = 0;
  std::jthread const writing([&](std::stop_token stop) {
    while (!stop.stop_requested()) transfer(made++);
  });
  while (made < 20) std::this_thread::yield();
  for (int copy = 0; copy < 5; ++copy) {
    auto const before = made.load();
    ASSERT_TRUE(desk.make(database()));
    while (made < before + 5) std::this_thread::yield();
    tests::FreshDatabase place(other(GetParam()));
    EXPECT_EQ(desk.restore(place.url(), request()), "restored") << "copy " << copy;
  }
}

TEST_P(Backups, hold_nothing_that_can_be_read) {
  constexpr std::string_view marker = "a marker that no copy may show";
  database().write([&](Writer& writer) {
    writer.run("INSERT INTO a_transfer (id, source, target, amount, words) VALUES (1, 1, 1, 0, :words)",
               {{"words", marker}});
    writer.record(entry("transfer"));
  });
  FileStore const files(desk.folder.path() / "files");
  auto const writer = files.begin();
  writer->add(marker);
  writer->finish();
  ASSERT_NE(tests::files_that_hold(marker, desk.folder.path() / "files"), "") << "the search finds it where it is";
  ASSERT_TRUE(desk.make(database(), &files));
  EXPECT_EQ(tests::bytes_of_file(desk.file).find(marker), std::string::npos);
}

TEST_P(Backups, hold_the_uploaded_files_and_give_them_back) {
  FileStore const files(desk.folder.path() / "files");
  auto const writer = files.begin();
  for (int piece = 0; piece < 10; ++piece) writer->add(std::string(100'000, static_cast<char>('a' + piece)));
  auto const kept = writer->finish();
  tests::write_file(desk.folder.path() / "files/rejects-1.csv", "line,reason\n");
  auto const read = desk.make(database(), &files);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->totals.files, 2);
  tests::FreshDatabase place(GetParam());
  ASSERT_EQ(desk.restore(place.url(), request()), "restored");
  FileStore const restored(desk.restored_files);
  EXPECT_EQ(tests::bytes_of_file(restored.path_of(kept.hash)), tests::bytes_of_file(files.path_of(kept.hash)));
  EXPECT_EQ(tests::bytes_of_file(desk.restored_files / "rejects-1.csv"), "line,reason\n");
  EXPECT_EQ(restored.list().size(), 2U);
}

TEST_P(Backups, replace_nothing_that_they_do_not_prove) {
  transfer(1);
  ASSERT_TRUE(desk.make(database()));
  transfer(2);
  auto const before = everything(database());
  auto faulty = request();
  faulty.faults = [](Reader&) { return std::vector<std::string>{"votes counted equal votes cast"}; };
  EXPECT_EQ(desk.restore(fresh.url(), faulty), "backup_broken");
  auto bytes = tests::bytes_of_file(desk.file);
  tests::write_file(desk.file, bytes.substr(0, bytes.size() - 10));
  EXPECT_EQ(desk.restore(fresh.url(), request()), "backup_cut_short");
  auto older = request();
  older.migrations.pop_back();
  tests::write_file(desk.file, bytes);
  EXPECT_EQ(desk.restore(fresh.url(), older), "database_newer");
  auto changed = request();
  changed.migrations.back().sql = "CREATE TABLE something (id INTEGER NOT NULL PRIMARY KEY)";
  EXPECT_EQ(desk.restore(fresh.url(), changed), "migration_changed");
  EXPECT_EQ(everything(database()), before);
}

TEST_P(Backups, take_the_place_of_no_database_that_is_in_use) {
  ASSERT_TRUE(desk.make(database()));
  transfer(1);
  auto const before = everything(database());
  EXPECT_EQ(desk.restore(fresh.url(), request()), "database_in_use");
  EXPECT_EQ(everything(database()), before);
}

TEST_P(Backups, take_the_place_of_data_and_keep_what_was_there) {
  ASSERT_TRUE(desk.make(database()));
  tests::FreshDatabase place(GetParam());
  ASSERT_EQ(desk.restore(place.url(), request()), "restored");
  {
    auto const live = Database::open(place.url(), clock);
    live->write([&](Writer& writer) { writer.record(entry("after_the_copy")); });
  }
  ASSERT_EQ(desk.restore(place.url(), request()), "restored");
  auto const live = Database::open(place.url(), clock);
  EXPECT_EQ(live->read([&](Reader& reader) { return audit_head(reader, board)->entry.action; }), "make_board");
  if (GetParam() == tests::Engine::sqlite) {
    EXPECT_TRUE(std::filesystem::exists(place.folder() / "wardmote.db.before-restore"));
    EXPECT_FALSE(std::filesystem::exists(place.folder() / "wardmote.db.restoring"));
  } else {
    live->read([&](Reader& reader) {
      EXPECT_EQ(reader.first("SELECT action FROM public_before_restore.audit_entry ORDER BY sequence DESC LIMIT 1", {},
                             [](Row const& row) { return row.text("action"); }),
                "after_the_copy");
    });
  }
}

TEST_P(Backups, that_are_dropped_after_their_proof_leave_nothing) {
  transfer(1);
  ASSERT_TRUE(desk.make(database()));
  auto const before = everything(database());
  {
    auto const engine = make_engine(fresh.url());
    auto const proved = prove_restore(*engine, desk.key, request(), clock);
    ASSERT_TRUE(proved);
    EXPECT_EQ((*proved)->read().totals.rows, desk.make(database())->totals.rows);
    transfer(2);
  }
  EXPECT_NE(everything(database()), before) << "others wrote meanwhile";
  EXPECT_TRUE(std::filesystem::is_empty(desk.restored_files));
  EXPECT_FALSE(std::filesystem::exists(fresh.folder() / "wardmote.db.restoring"));
}

TEST_P(Backups, of_a_file_that_is_no_database_any_more_can_be_restored_over_it) {
  if (GetParam() == tests::Engine::postgresql) GTEST_SKIP() << "a server says so itself";
  ASSERT_TRUE(desk.make(database()));
  tests::TemporaryFolder folder;
  auto const damaged = folder.path() / "wardmote.db";
  tests::write_file(damaged, std::string(10000, 'x'));
  tests::write_file(damaged.string() + "-wal", std::string(10000, 'y'));
  ASSERT_EQ(desk.restore("sqlite:" + damaged.string(), request()), "restored");
  EXPECT_TRUE(Database::open("sqlite:" + damaged.string(), clock)->check_integrity().empty());
}

TEST_P(Backups, of_data_are_none_of_keys) {
  ASSERT_TRUE(desk.make(database()));
  auto keys = request();
  keys.of = BackupOf::keys;
  tests::FreshDatabase place(GetParam());
  EXPECT_EQ(desk.restore(place.url(), keys), "backup_kind_wrong");
}

}  // namespace
}  // namespace wardmote::store
