#include "store/dialect.h"

#include <algorithm>
#include <cctype>

#include "base/text.h"

namespace wardmote::store {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_word(text[at])) ++at;
  return at;
}

/// Where the quoted text, quoted name, comment or $$ body that begins at `at` ends; `at` itself if none begins there.
std::size_t skipped(std::string_view sql, std::size_t at) {
  auto const after = [&](std::string_view close, std::size_t from) {
    auto const found = sql.find(close, from);
    return found == std::string_view::npos ? sql.size() : found + close.size();
  };
  if (sql[at] == '\'' || sql[at] == '"') return after(sql.substr(at, 1), at + 1);
  if (sql.substr(at, 2) == "--") return after("\n", at);
  if (sql.substr(at, 2) == "/*") return after("*/", at + 2);
  if (sql.substr(at, 2) == "$$") return after("$$", at + 2);
  return at;
}

std::string_view postgresql_type(std::string_view word) {
  auto const lower = base::lower_ascii(word);
  if (lower == "integer") return "BIGINT";
  if (lower == "real") return "DOUBLE PRECISION";
  if (lower == "text") return "TEXT COLLATE \"C\"";
  return word;
}

/// A type stands right after the name of its column: `text TEXT` is a column called text. CAST (… AS TEXT) takes no
/// collation.
bool is_type_place(std::string_view word_before) {
  return !word_before.empty() && base::lower_ascii(word_before) != "as";
}

std::string with_postgresql_types(std::string_view sql) {
  std::string out;
  std::string_view word_before;
  for (std::size_t at = 0; at < sql.size();) {
    auto end = skipped(sql, at);
    if (end != at) {
      out += sql.substr(at, end - at);
      if (sql[at] == '"') word_before = sql.substr(at, end - at);
    } else if ((end = word_end(sql, at)) != at) {
      auto const word = sql.substr(at, end - at);
      out += is_type_place(word_before) ? postgresql_type(word) : word;
      word_before = word;
    } else {
      if (!std::isspace(static_cast<unsigned char>(sql[at]))) word_before = {};
      out += sql[end++];
    }
    at = end;
  }
  return out;
}

std::string section_of(std::string_view sql, std::string_view other) {
  std::string out;
  bool kept = true;
  for (auto const line : base::split(sql, '\n')) {
    auto const mark = base::trimmed(line);
    if (mark.starts_with("-- only ")) kept = mark != "-- only " + std::string(other);
    if (mark == "-- both") kept = true;
    if (kept) out.append(line) += '\n';
  }
  return out;
}

void append_parameter(NumberedStatement& statement, std::string const& name,
                      std::function<bool(std::string const&)> const& is_null) {
  if (is_null(name)) {
    statement.sql += "NULL";
    statement.nulls.insert(name);
    return;
  }
  auto& names = statement.names;
  auto const found = std::ranges::find(names, name);
  statement.sql += '$' + std::to_string(found - names.begin() + 1);
  if (found == names.end()) names.push_back(name);
}

}  // namespace

std::string migration_text(std::string_view sql, Dialect dialect) {
  if (dialect == Dialect::sqlite) return section_of(sql, "postgresql");
  return with_postgresql_types(section_of(sql, "sqlite"));
}

NumberedStatement numbered(std::string_view sql, std::function<bool(std::string const&)> const& is_null) {
  NumberedStatement statement;
  for (std::size_t at = 0, end = 0; at < sql.size(); at = end) {
    end = skipped(sql, at);
    if (end == at && sql.substr(at, 2) == "::") end = at + 2;
    if (end == at && sql[at] == ':' && word_end(sql, at + 1) > at + 1) {
      end = word_end(sql, at + 1);
      append_parameter(statement, std::string(sql.substr(at + 1, end - at - 1)), is_null);
    } else {
      end = std::max(end, at + 1);
      statement.sql += sql.substr(at, end - at);
    }
  }
  return statement;
}

}  // namespace wardmote::store
