#pragma once

#include <string>
#include <vector>

#include "base/text.h"
#include "domains/board/past/past_table.h"

namespace wardmote::board::samples {

/// Rows of a table from a text without quotes, a row a line.
inline std::vector<PastRow> rows_of(std::string_view text, char separator) {
  std::vector<PastRow> rows;
  for (auto const line : base::split(text, '\n')) {
    PastRow row{.line = std::ssize(rows) + 1};
    for (auto const field : base::split(line, separator)) row.fields.emplace_back(field);
    rows.push_back(std::move(row));
  }
  return rows;
}

/// What was wrong, each as "place: reason".
inline std::vector<std::string> told(PastFile const& file) {
  std::vector<std::string> lines;
  for (auto const& fault : file.faults) lines.push_back(fault.place + ": " + fault.reason);
  return lines;
}

}  // namespace wardmote::board::samples
