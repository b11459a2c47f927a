#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace wardmote::evidence {

struct CountOf {
  std::string key;  ///< the month, offence or area that is counted; an empty area: not published
  std::int64_t incidents = 0;
};

/// A count of one offence in one row of a grid.
struct CellCount {
  std::string row;  ///< the area or month; an empty area: not published
  std::string offence;
  std::int64_t incidents = 0;
};

/// The sums of a grid's columns and of its rows, by key.
std::vector<CountOf> by_offence(std::vector<CellCount> const& cells);
std::vector<CountOf> by_row(std::vector<CellCount> const& cells);

}  // namespace wardmote::evidence
