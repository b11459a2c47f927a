#include "store/dialect.h"

#include <gtest/gtest.h>

namespace wardmote::store {
namespace {

NumberedStatement numbered_without_nulls(std::string_view sql) {
  return numbered(sql, [](std::string const&) { return false; });
}

TEST(Dialect, numbers_parameters_and_gives_one_name_one_number) {
  auto const statement = numbered_without_nulls("SELECT :a, :b_2 WHERE x = :a");
  EXPECT_EQ(statement.sql, "SELECT $1, $2 WHERE x = $1");
  EXPECT_EQ(statement.names, (std::vector<std::string>{"a", "b_2"}));
}

TEST(Dialect, writes_a_null_into_the_statement) {
  auto const statement = numbered("SELECT :a, :b, :a", [](std::string const& name) { return name == "a"; });
  EXPECT_EQ(statement.sql, "SELECT NULL, $1, NULL");
  EXPECT_EQ(statement.names, std::vector<std::string>{"b"});
  EXPECT_EQ(statement.nulls, std::set<std::string>{"a"});
}

TEST(Dialect, leaves_alone_what_only_looks_like_a_parameter) {
  constexpr auto* sql = "SELECT ':a', \":b\", x::text, '12:30', 'it''s :c' -- :d\n /* :e */ , : f";
  EXPECT_EQ(numbered_without_nulls(sql).sql, sql);
}

TEST(Dialect, keeps_the_sections_of_its_own_database) {
  constexpr auto* sql = "a\n-- only sqlite\nb\n-- only postgresql\nc\n-- both\nd";
  EXPECT_EQ(migration_text(sql, Dialect::sqlite), "a\n-- only sqlite\nb\n-- both\nd\n");
  EXPECT_EQ(migration_text(sql, Dialect::postgresql), "a\n-- only postgresql\nc\n-- both\nd\n");
}

TEST(Dialect, gives_postgresql_types_that_hold_as_much) {
  EXPECT_EQ(migration_text("CREATE TABLE t (text TEXT, real REAL, \"integer\" INTEGER, CHECK (CAST(text AS TEXT) <> 'a "
                           "TEXT')); -- a TEXT",
                           Dialect::postgresql),
            "CREATE TABLE t (text TEXT COLLATE \"C\", real DOUBLE PRECISION, \"integer\" BIGINT, "
            "CHECK (CAST(text AS TEXT) <> 'a TEXT')); -- a TEXT\n");
}

}  // namespace
}  // namespace wardmote::store
