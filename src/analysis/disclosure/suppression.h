#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/disclosure/grid.h"

/// Which cells to withhold so that no withheld small count can be worked out. See docs/methods/disclosure.md.
namespace wardmote::analysis::disclosure {

/// A cell of a release: grids that are out already are numbered first, in their order, then the proposed ones.
struct CellAt {
  std::size_t grid = 0;
  std::size_t cell = 0;
  friend bool operator==(CellAt const&, CellAt const&) = default;
};

/// A world that nobody can tell from the true one: so many persons more (or fewer) in some combinations, numbered as the grids that are out and
/// those proposed tell them apart, in that order.
struct World {
  struct Move {
    std::uint32_t atom = 0;
    std::int64_t by = 0;
  };
  std::vector<Move> moves;
};

struct Suppression {
  /// As they may leave; in the order of the specs.
  std::vector<ReleasedGrid> grids;
  /// Figures withheld because they are small, and so that these cannot be worked out. A cell that several grids share counts once.
  std::size_t primary = 0;
  std::size_t secondary = 0;
  /// Small cells (and cells that differ by few from one within them) for which no such worlds were found, because of what is out
  /// already. Empty: the grids are safe.
  std::vector<CellAt> exposed;
  /// What proves that. An attack need not search what it can check.
  std::vector<World> worlds;
};

/// Primary: every small cell (Rule). Secondary: further cells, few, until for each small cell of any grid - and for each small
/// difference of two cells, one within the other - there are two worlds of whole persons that agree with all that is published
/// and lie rule.width() apart. So a reader who knows the rule and every grid, also those that are `out`, is left with at
/// least min_cell counts. The worlds are found by boxes, of one step or several (a hypercube method: Giessing & Repsilber 2002, "Tools and
/// Strategies to Protect Multiple Tables with the GHQUAR Cell Suppression Engine", Inference Control in Statistical
/// Databases, LNCS 2316:181-192).
///
/// Zeros and not collected stay what they are (zeros: unless withheld by the rule). A cell that is out is never withheld again: it would help nobody. Requires
/// counts and specs that fit each other (grid.h), and `out` made from these counts. The same answer always; about 10^4 cells a second and quicker.
Suppression suppress(Counts const& counts, std::span<GridSpec const> specs, Rule rule,
                     std::span<ReleasedGrid const> out = {});

/// The plain method to hold the other against: for each small cell on its own, the box whose cells hold the fewest persons is withheld.
/// As safe, since each box proves its cell; but no box is chosen for what is withheld already, there is one step only, and nothing is taken
/// back. `exposed` is not told.
Suppression suppress_each_alone(Counts const& counts, std::span<GridSpec const> specs, Rule rule);

}  // namespace wardmote::analysis::disclosure
