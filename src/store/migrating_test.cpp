#include <algorithm>
#include <filesystem>

#include "tests/support/fresh_database.h"

namespace wardmote::store {
namespace {

class Migrating : public testing::TestWithParam<tests::Engine> {
 protected:
  base::Answer<void> migrate(std::vector<Migration> migrations) { return database->migrate(std::move(migrations)); }

  std::string row_of(std::string const& relation) {
    return *database->read([&](Reader& reader) {
      return reader.first("SELECT text FROM " + relation, {}, [](Row const& row) { return row.text("text"); });
    });
  }

  bool has(std::string const& relation) {
    auto const relations = database->read([](Reader& reader) { return reader.relations_with("text"); });
    return std::ranges::find(relations, relation) != relations.end();
  }

  std::vector<std::string> copies() const {
    std::vector<std::string> names;
    for (auto const& file : std::filesystem::directory_iterator(fresh.folder()))
      if (auto const name = file.path().filename().string(); name.find("before") != std::string::npos)
        names.push_back(name);
    return names;
  }

  base::SystemClock clock;
  tests::FreshDatabase fresh{GetParam()};
  std::unique_ptr<Database> database = Database::open(fresh.url(), clock);

  static constexpr Migration first{1, "first", "CREATE TABLE one (text TEXT); INSERT INTO one (text) VALUES ('kept');"};
  static constexpr Migration second{2, "second", "CREATE TABLE two (text TEXT); INSERT INTO two SELECT text FROM one;"};
};
WARDMOTE_ON_BOTH_DATABASES(Migrating);

TEST_P(Migrating, goes_by_number_whatever_the_order) {
  ASSERT_TRUE(migrate({second, first}));
  EXPECT_EQ(row_of("two"), "kept");
}

TEST_P(Migrating, again_changes_nothing) {
  ASSERT_TRUE(migrate({first}));
  ASSERT_TRUE(migrate({first}));
  EXPECT_EQ(row_of("one"), "kept");
  EXPECT_TRUE(copies().empty());
}

TEST_P(Migrating, takes_up_a_lower_number_that_came_later) {
  Migration const later{10, "of_another_room", "CREATE TABLE ten (text TEXT);"};
  ASSERT_TRUE(migrate({first, later}));
  ASSERT_TRUE(migrate({first, second, later}));
  EXPECT_TRUE(has("two"));
}

TEST_P(Migrating, refuses_a_database_of_a_newer_program) {
  ASSERT_TRUE(migrate({first, second}));
  auto const answer = migrate({first});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, base::RefusalCode::database_newer);
  EXPECT_EQ(answer.error().values.at("found"), "2");
  EXPECT_EQ(answer.error().values.at("known"), "1");
}

TEST_P(Migrating, refuses_a_migration_that_was_edited) {
  ASSERT_TRUE(migrate({first}));
  auto edited = first;
  edited.sql = "CREATE TABLE one (text TEXT);";
  auto const answer = migrate({edited});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, base::RefusalCode::migration_changed);
  EXPECT_EQ(answer.error().values.at("number"), "1");
}

TEST_P(Migrating, leaves_nothing_of_a_step_that_fails) {
  Migration const broken{2, "broken", "CREATE TABLE two (text TEXT); INSERT INTO nowhere VALUES (1);"};
  EXPECT_THROW((void)migrate({first, broken}), StoreFailure);
  EXPECT_TRUE(has("one"));
  EXPECT_FALSE(has("two"));
  ASSERT_TRUE(migrate({first, second})) << "and the mended step can follow";
  EXPECT_EQ(row_of("two"), "kept");
}

TEST_P(Migrating, keeps_a_copy_of_a_file_that_holds_data) {
  ASSERT_TRUE(migrate({first}));
  ASSERT_TRUE(migrate({first, second}));
  if (GetParam() == tests::Engine::postgresql) {
    EXPECT_TRUE(copies().empty());
    return;
  }
  EXPECT_EQ(copies(), std::vector<std::string>{"wardmote.db.before-0002"});
  database = Database::open("sqlite:" + (fresh.folder() / "wardmote.db.before-0002").string(), clock);
  EXPECT_EQ(row_of("one"), "kept");
  EXPECT_FALSE(has("two"));
}

TEST_P(Migrating, names_its_database) {
  EXPECT_TRUE(database->engine().starts_with(GetParam() == tests::Engine::sqlite ? "SQLite 3." : "PostgreSQL 15."))
      << database->engine();
}

}  // namespace
}  // namespace wardmote::store
