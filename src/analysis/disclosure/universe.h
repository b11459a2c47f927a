#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/disclosure/grid.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::disclosure {

using FigureId = std::uint32_t;

/// One figure: for each variable which group it counts. Its persons are those of all its atoms.
struct Figure {
  std::vector<std::uint16_t> groups;  ///< by variable: a number in Universe::groups; 0 is the whole variable
  std::int64_t value = 0;
  bool is_collected = false;  ///< of at least one atom
};

/// All figures of some grids over the atoms that these can tell apart: categories that lie in the same groups of every grid
/// are one. So months that no release separates are one unknown, and the world of an attacker stays small.
class Universe {
 public:
  /// Requires counts and specs that fit each other.
  Universe(Counts const& counts, std::span<GridSpec const> specs);

  std::size_t variables() const { return levels.size(); }
  std::size_t atoms() const { return persons.size(); }
  /// The atoms of a figure, ascending.
  std::vector<std::uint32_t> atoms_of(FigureId figure) const;
  /// Whether every atom of `part` is one of `whole`.
  bool holds(FigureId whole, FigureId part) const;
  bool is_in(std::uint32_t code, std::size_t variable, std::uint16_t group) const {
    return is_member_[variable][group * levels[variable] + code] != 0;
  }

  std::vector<std::uint32_t> levels;
  std::vector<std::uint32_t> strides;
  std::vector<std::int64_t> persons;                            ///< by atom; 0 where nothing was collected
  std::vector<bool> is_collected;                               ///< by atom
  std::vector<std::vector<std::vector<std::uint32_t>>> groups;  ///< by variable: the codes of each group
  std::vector<Figure> figures;
  std::vector<std::vector<FigureId>> grids;  ///< the figure of each cell of each grid
  std::vector<std::int64_t> figure_of_atom;  ///< the figure that is this atom alone; -1: none

  /// Where a grid's groups lie: by variable and code the cells' offsets of the groups that hold the code, ascending.
  struct Layout {
    std::vector<std::vector<std::vector<std::uint32_t>>> offsets;
    std::vector<bool> is_first;  ///< by cell: no earlier cell is the same figure
  };
  std::vector<Layout> layouts;

 private:
  void merge_codes(Counts const& counts);
  void add_grid(GridSpec const& spec, std::vector<std::vector<std::uint16_t>> const& axis_groups);
  std::vector<std::vector<char>> is_member_;
};

}  // namespace wardmote::analysis::disclosure
