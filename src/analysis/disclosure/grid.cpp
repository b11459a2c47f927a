#include "analysis/disclosure/grid.h"

#include <algorithm>

#include "analysis/disclosure/universe.h"

namespace wardmote::analysis::disclosure {

Axis each_and_total(std::uint32_t variable, std::uint32_t levels) {
  Axis axis{.variable = variable, .groups = {}};
  Group all;
  for (std::uint32_t code = 0; code < levels; ++code) {
    axis.groups.push_back({code});
    all.push_back(code);
  }
  if (levels > 1) axis.groups.push_back(all);
  return axis;
}

std::size_t cell_count(GridSpec const& spec) {
  std::size_t count = 1;
  for (auto const& axis : spec.axes) count *= axis.groups.size();
  return count;
}

bool operator==(ReleasedGrid const& a, ReleasedGrid const& b) {
  return a.cells == b.cells && a.base == b.base && a.zeros == b.zeros &&
         std::ranges::equal(a.spec.axes, b.spec.axes, [](Axis const& one, Axis const& other) {
           return one.variable == other.variable && one.groups == other.groups;
         });
}

Told told(Cell cell, ReleasedGrid const& grid) {
  switch (cell.code) {
    case Code::exact: return {cell.value, cell.value};
    case Code::rounded: return {std::max<std::int64_t>(0, cell.value - grid.base + 1), cell.value + grid.base - 1};
    case Code::suppressed: return {grid.zeros == Zeros::shown ? 1 : 0, unlimited};
    case Code::zero:
    case Code::not_collected: break;
  }
  return {0, 0};
}

ReleasedGrid exact_grid(Counts const& counts, GridSpec const& spec) {
  Universe const universe(counts, {&spec, 1});
  ReleasedGrid grid{.spec = spec, .cells = {}};
  for (auto const id : universe.grids[0]) {
    auto const& [groups, value, is_collected] = universe.figures[id];
    auto const code = !is_collected ? Code::not_collected : value == 0 ? Code::zero : Code::exact;
    grid.cells.push_back({code, value});
  }
  return grid;
}

}  // namespace wardmote::analysis::disclosure
