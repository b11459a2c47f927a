#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "domains/board/past/past.h"

namespace wardmote::board {

/// A row of a table that a council published.
struct PastRow {
  std::int64_t line = 0;  ///< of the file, on which it begins, from 1
  std::vector<std::string> fields{};
  std::string fault{};  ///< why it is no row; empty if it is one
  int fault_field = 0;  ///< from 1; 0: the row as a whole

  /// Without blanks at its ends; empty where the row has no such column (from 0).
  std::string field(std::size_t column) const {
    return column < fields.size() ? std::string(base::trimmed(fields[column])) : std::string();
  }
  /// "line 4, column 7" (from 0: what stands there is the seventh if `column` is 6).
  std::string place(std::size_t column) const { return place() + ", column " + std::to_string(column + 1); }
  std::string place() const { return "line " + std::to_string(line); }
};

/// What is wrong with a row that is none, and where.
inline FileFault fault_of(PastRow const& row) {
  return {row.fault_field == 0 ? row.place() : row.place(static_cast<std::size_t>(row.fault_field) - 1), row.fault};
}

}  // namespace wardmote::board
