#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"

namespace wardmote {

/// One row of a CSV file, by its columns.
class CsvRow {
 public:
  CsvRow(std::vector<std::string> const& header, std::vector<std::string_view> const& fields)
      : header_(header), fields_(fields) {}
  /// The field of the first column of these names; nothing if there is no such column.
  std::optional<std::string_view> field(std::span<std::string_view const> names) const;

 private:
  std::vector<std::string> const& header_;
  std::vector<std::string_view> const& fields_;
};

/// The names in a file's first line, in lower case. Refuses file_empty and file_unreadable.
base::Answer<std::vector<std::string>> csv_header(std::string const& file);

/// Hands on each row; `take` gives what is wrong with it. Refuses the first row with a fault (scan_row_invalid).
base::Answer<void> each_csv_row(std::string const& file,
                                std::function<std::optional<std::string>(CsvRow const&)> const& take);

}  // namespace wardmote
