#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace wardmote::store {

enum class Dialect { sqlite, postgresql };

/// The text of a migration as one database takes it: the sections for the other left out and, for PostgreSQL, INTEGER
/// written as BIGINT, REAL as DOUBLE PRECISION and a column's TEXT with the collation "C", so that both hold and sort
/// the same.
std::string migration_text(std::string_view sql, Dialect dialect);

/// A statement with `:name` parameters written as `$1`, `$2` … for PostgreSQL; a name that occurs twice is one
/// parameter.
struct NumberedStatement {
  std::string sql;
  std::vector<std::string> names{};  ///< names[0] fills $1
  std::set<std::string> nulls{};     ///< the names that were written as NULL
};

/// Leaves quoted text, quoted names and comments alone, and knows `::` for no parameter. A name that `is_null` becomes
/// the word NULL: PostgreSQL finds no type for a parameter that is null everywhere it stands (`:year IS NULL OR …`).
NumberedStatement numbered(std::string_view sql, std::function<bool(std::string const&)> const& is_null);

}  // namespace wardmote::store
