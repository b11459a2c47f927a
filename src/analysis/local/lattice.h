#pragma once

#include "analysis/local/neighbours.h"

/// For tests and measurements of this folder.
namespace wardmote::analysis::local {

/// Cells of a chessboard, row by row, that touch by a side or a corner.
inline Neighbours queen_lattice(std::uint32_t rows, std::uint32_t columns) {
  std::vector<Link> links;
  for (std::uint32_t r = 0; r < rows; ++r)
    for (std::uint32_t c = 0; c < columns; ++c)
      for (int down = -1; down <= 1; ++down)
        for (int right = -1; right <= 1; ++right) {
          auto const row = static_cast<int>(r) + down, column = static_cast<int>(c) + right;
          bool const inside =
              row >= 0 && column >= 0 && row < static_cast<int>(rows) && column < static_cast<int>(columns);
          if (inside && (down != 0 || right != 0))
            links.push_back(
                {r * columns + c, static_cast<std::uint32_t>(row) * columns + static_cast<std::uint32_t>(column)});
        }
  return {std::size_t{rows} * columns, std::move(links)};
}

}  // namespace wardmote::analysis::local
