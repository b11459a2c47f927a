#pragma once

#include "analysis/disclosure/grid.h"

/// Controlled rounding. See docs/methods/disclosure.md.
namespace wardmote::analysis::disclosure {

struct Rounding {
  enum class Outcome {
    rounded,
    none_found,  ///< no additive rounding was found: from three dimensions on there may be none
    too_large,   ///< its linear programme would be above 2 x 10^6 cells
  };
  Outcome outcome = Outcome::rounded;
  ReleasedGrid grid;  ///< no cells unless rounded
};

/// Every cell at a multiple of the base next to its count - a multiple stays - and every total the sum of its parts (Cox & Ernst 1982, "Controlled
/// rounding", INFOR 20:423-432). Of all such roundings of two axes with totals, one whose sum of distances between counts and
/// rounded counts, over all cells, is least; of more axes, one near it. Not collected stays; a rounded 0 is `rounded`, not zero. It is not random: the
/// same counts give the same grid, so that asking twice tells nothing more, and it is not unbiased.
///
/// By linear programming over the finest combinations from the true grid on; each corner of two axes with totals is such a rounding. Where a
/// corner is not (three axes), cells are driven to a neighbour one after the other, without going back: that may end at none_found
/// though there is one. Requires base >= 2.
Rounding round_controlled(Counts const& counts, GridSpec const& spec, std::int64_t base = 5);

}  // namespace wardmote::analysis::disclosure
