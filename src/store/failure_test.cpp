#include <filesystem>
#include <fstream>

#include "store/audit_chain.h"
#include "tests/support/fresh_database.h"

namespace wardmote::store {
namespace {

StoreFailure::Kind failure_of(std::function<void()> const& work, std::string* message = nullptr) {
  try {
    work();
  } catch (StoreFailure const& failure) {
    if (message) *message = failure.what();
    return failure.kind();
  }
  ADD_FAILURE() << "nothing failed";
  return StoreFailure::Kind::other;
}

TEST(Failure, of_a_folder_that_is_not_there_is_said_at_opening) {
  base::SystemClock const clock;
  tests::TemporaryFolder const folder;
  std::string message;
  EXPECT_EQ(
      failure_of([&] { Database::open("sqlite:" + (folder.path() / "none" / "w.db").string(), clock); }, &message),
      StoreFailure::Kind::unavailable);
  EXPECT_NE(message.find("none/w.db"), std::string::npos) << message;
}

TEST(Failure, of_a_file_that_is_no_database_is_said_at_opening) {
  base::SystemClock const clock;
  tests::TemporaryFolder const folder;
  auto const path = folder.path() / "w.db";
  std::ofstream(path) << std::string(5000, 'x');
  EXPECT_EQ(failure_of([&] { Database::open(path.string(), clock); }), StoreFailure::Kind::corrupt);
}

TEST(Failure, of_a_server_that_is_not_there_is_said_at_opening_without_the_password) {
  base::SystemClock const clock;
  std::string message;
  EXPECT_EQ(failure_of([&] { Database::open("postgresql://somebody:secret@127.0.0.1:1/none", clock); }, &message),
            StoreFailure::Kind::unavailable);
  EXPECT_EQ(message.find("secret"), std::string::npos) << message;
}

class Failing : public tests::OnBothDatabases {};
WARDMOTE_ON_BOTH_DATABASES(Failing);

TEST_P(Failing, sessions_are_replaced_when_the_server_ended_them) {
  if (GetParam() == tests::Engine::sqlite) GTEST_SKIP() << "there is no server";
  auto const record = [&](Database& own) { own.write([&](Writer& writer) { writer.record(entry("act")); }); };
  auto const head = [&] {
    return database().read([&](Reader& reader) { return audit_head(reader, board)->sequence; });
  };
  record(database());
  EXPECT_EQ(head(), 2);
  auto const other = Database::open(fresh.url(), clock);
  other->read([](Reader& reader) {
    reader.each(
        "SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid <> pg_backend_pid()",
        {}, [](Row const&) {});
  });
  record(database());
  EXPECT_EQ(head(), 3);
}

TEST_P(Failing, work_that_fails_in_the_middle_of_a_long_result_leaves_the_session_ready) {
  make_relation("CREATE TABLE held (id INTEGER NOT NULL);");
  database().write_unpublished([](Writer& writer) {
    auto const bulk = writer.bulk("held", {"id"});
    for (int id = 0; id < 200'000; ++id) bulk->add({id});
    bulk->finish();
  });
  for (int turn = 0; turn < 3; ++turn)
    EXPECT_THROW(database().read([](Reader& reader) {
      reader.each("SELECT id FROM held ORDER BY id", {}, [](Row const&) { throw std::runtime_error("enough"); });
    }),
                 std::runtime_error);
  EXPECT_EQ(database().read([](Reader& reader) {
    return reader.first("SELECT count(*) AS held FROM held", {}, [](Row const& row) { return row.integer("held"); });
  }),
            200'000);
}

}  // namespace
}  // namespace wardmote::store
