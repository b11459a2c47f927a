#pragma once

#include <optional>
#include <vector>

#include "analysis/disclosure/board.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::disclosure {

/// What no reader may find out: a small figure; or a small rest, a figure less another that lies within it, neither of them small.
struct Target {
  FigureId figure = 0;
  std::optional<FigureId> less;
  std::int64_t value = 0;  ///< rule.is_small
  /// The ways to move it by so many persons.
  std::vector<Aim> aims(std::int64_t persons) const;
};

/// The small figures in their order, then the small rests. Rests among the figures of different grids are the differences of
/// populations: an area less an area within it, June less May.
std::vector<Target> targets_of(Universe const& universe, Rule rule);

/// What each figure is told by grids that are out: of several, what all allow. Requires that the universe's first grids are these.
std::vector<Told> told_by(Universe const& universe, std::span<ReleasedGrid const> out);

/// The specs of grids that are out, then others.
std::vector<GridSpec> specs_of(std::span<ReleasedGrid const> out, std::span<GridSpec const> others);

}  // namespace wardmote::analysis::disclosure
