#pragma once

#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

/// For tests: the rows of a plain CSV file (no quotes) of this folder, by column name.
namespace wardmote::golden {

class Row {
 public:
  explicit Row(std::map<std::string, std::string, std::less<>> cells) : cells_(std::move(cells)) {}
  std::string const& text(std::string_view column) const { return cells_.find(column)->second; }
  double number(std::string_view column) const { return base::decimal_number(text(column)).value(); }

 private:
  std::map<std::string, std::string, std::less<>> cells_;
};

inline std::vector<Row> rows(std::string const& file) {
  std::ifstream in(std::string(WARDMOTE_SOURCE_DIR) + "/tests/golden/" + file);
  std::string line;
  if (!std::getline(in, line)) throw std::runtime_error("no golden file " + file);
  std::vector<std::string> columns;
  for (auto const column : base::split(line, ',')) columns.emplace_back(column);
  std::vector<Row> all;
  while (std::getline(in, line)) {
    auto const pieces = base::split(line, ',');
    std::map<std::string, std::string, std::less<>> cells;
    for (std::size_t i = 0; i < columns.size(); ++i) cells[columns[i]] = std::string(pieces.at(i));
    all.emplace_back(std::move(cells));
  }
  return all;
}

}  // namespace wardmote::golden
