#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"
#include "domains/evidence/byte_source.h"

namespace wardmote::evidence {

/// A wanted column. CSV: a name of the header. JSON: the names, separated by slashes, that lead to a value inside a row
/// ("attributes/DATE"); a list or object comes as its JSON text.
struct Column {
  std::string name;
  bool may_be_missing = false;  ///< CSV: a file without it is read too, with empty texts
};

/// The column that holds the name which the "*" of the way to the rows stands for: {"assault": [...]} read by {"*",
/// "*"}.
inline constexpr std::string_view rows_name_column = "$rows";

/// Where in a file the rows are, and which of their columns are wanted.
struct RowShape {
  enum class Format { csv, json };
  enum class Encoding { utf_8, windows_1252 };

  Format format = Format::csv;
  Encoding encoding = Encoding::utf_8;
  char separator = ',';
  std::vector<std::string>
      rows_at{};  ///< JSON: names that lead to the list of rows, "*" for any; the last is "*", the rows
  std::vector<Column> columns{};
  std::string mapping{};  ///< what refusals call the mapping
};

/// One row. The texts are valid until the next row.
struct SourceRow {
  std::int64_t row = 0;  ///< CSV: line of the file on which it begins; JSON: its place in the list; from 1
  std::span<std::string_view const> texts{};  ///< one for each wanted column; empty if there is none
  std::string_view raw{};                     ///< the row as the file has it (JSON: the wanted columns), for people
  std::string_view fault{};                   ///< why it cannot be read; then there are no texts
  std::string_view fault_column{};            ///< the column that the fault is in; empty: the row as a whole
};

/// What is done with a row; false: no more.
using TakeRow = std::function<bool(SourceRow const&)>;

/// Hands the rows to `take`, in order and in constant memory, until the end or until `take` says false. Rows that
/// cannot be read are handed on with their fault. Refuses layout_mismatch (a wanted column or the rows are not there)
/// and file_unreadable (the reading broke off, or JSON that is none). `file` is what the refusals call it.
base::Answer<void> each_row(std::unique_ptr<ByteSource> source, RowShape const& shape, std::string const& file,
                            TakeRow const& take);

}  // namespace wardmote::evidence
