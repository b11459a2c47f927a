#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

/// Grids of counts that leave the house, and what their codes tell a reader. See docs/methods/disclosure.md.
namespace wardmote::analysis::disclosure {

/// Nobody counted here. It is not zero, and no total holds it.
inline constexpr std::int64_t not_collected = -1;

/// Persons (or discussions, or events) by every combination of categories: the finest there is. Each is counted in one
/// combination only.
struct Counts {
  std::vector<std::uint32_t> levels;  ///< categories of each variable, each >= 1; at least one variable, at most 16
  std::vector<std::int64_t> persons;  ///< row-major, the last variable fastest; >= 0, or not_collected
};

/// Categories of one variable that are shown as one: ascending, distinct, at least one.
using Group = std::vector<std::uint32_t>;

/// What a grid shows of one variable: a group for each row. Groups may overlap: totals, broad age groups and areas that cut
/// across each other are groups like any other.
struct Axis {
  std::uint32_t variable = 0;
  std::vector<Group> groups;  ///< distinct
};

/// A grid has a cell for each combination of its axes' groups; the last axis is the fastest. Variables without an axis are
/// summed over. Grids over the same variables are linked: cells over the same combinations are one figure.
struct GridSpec {
  std::vector<Axis> axes;  ///< of distinct variables
};

/// Each category alone, then their total.
Axis each_and_total(std::uint32_t variable, std::uint32_t levels);

std::size_t cell_count(GridSpec const& spec);

/// What stands in a cell. Exact and zero are counts; suppressed is known and withheld; not collected is unknown to anybody.
enum class Code { exact, rounded, suppressed, zero, not_collected };

struct Cell {
  Code code = Code::exact;
  std::int64_t value = 0;  ///< of exact: > 0; of rounded: a multiple of the grid's base; otherwise 0
  friend bool operator==(Cell const&, Cell const&) = default;
};

/// Whether a reader may learn that nobody is in a cell.
enum class Zeros {
  shown,     ///< zeros are published, never suppressed: so a suppressed cell holds somebody
  withheld,  ///< zeros are hidden like small counts
};

/// The rule of a release, published with it. Small: 1 to min_cell - 1, and 0 if zeros are withheld.
struct Rule {
  std::int64_t min_cell = 5;  ///< >= 2
  Zeros zeros = Zeros::shown;
  bool is_small(std::int64_t count) const { return count < min_cell && count >= least(); }
  /// The least that a suppressed cell can hold.
  std::int64_t least() const { return zeros == Zeros::shown ? 1 : 0; }
  /// How far apart the least and the most that a reader must hold possible are: so at least min_cell counts stay possible, and where
  /// zeros are shown nobody can tell that a withheld cell is small.
  std::int64_t width() const { return min_cell - 1; }
};

/// A grid as it is published, or was.
struct ReleasedGrid {
  GridSpec spec;
  std::vector<Cell> cells;     ///< cell_count(spec)
  std::int64_t base = 5;       ///< of rounded cells: each stands at a multiple of it next to its count
  Zeros zeros = Zeros::shown;  ///< the rule it was suppressed by
  friend bool operator==(ReleasedGrid const&, ReleasedGrid const&);
};

inline constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max() / 4;

/// All that one cell tells: its count is a whole number from low to high, both included.
struct Told {
  std::int64_t low = 0;
  std::int64_t high = unlimited;
  friend bool operator==(Told const&, Told const&) = default;
};

/// Exact: the value. Zero, not collected: 0 persons. Rounded to z by base b: z - b + 1 to z + b - 1, since a multiple of b stays
/// and any other count goes to one of its two neighbours. Suppressed: at least 1, or 0 if zeros are withheld. Never below 0.
Told told(Cell cell, ReleasedGrid const& grid);

/// The grid with every count as it is: zero, exact or not collected. Requires counts and spec that fit each other.
ReleasedGrid exact_grid(Counts const& counts, GridSpec const& spec);

}  // namespace wardmote::analysis::disclosure
