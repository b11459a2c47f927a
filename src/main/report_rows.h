#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "analysis/false_discovery.h"
#include "domains/evidence/csv_reader.h"

namespace wardmote {

/// A line for each row under the names of the columns. A row is an object of `Json` (nlohmann's ordered_json, which no header
/// includes) whose members stand in the order of the columns; what is null is left empty.
template <class Json>
std::string csv_of_rows(std::string_view columns, Json const& rows) {
  std::string text = std::string(columns) + "\r\n";
  for (auto const& row : rows) {
    std::string line;
    bool is_first = true;
    for (auto const& value : row) {
      if (!std::exchange(is_first, false)) line += ",";
      if (!value.is_null())
        line += evidence::csv_field(value.is_string() ? value.template get<std::string>() : value.dump());
    }
    text += line + "\r\n";
  }
  return text;
}

/// none, bh or by, as options and reports spell it. The text is one that the command line let through.
analysis::Correction correction_called(std::string_view text);
std::string_view correction_name(analysis::Correction correction);

}  // namespace wardmote
