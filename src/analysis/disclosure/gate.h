#pragma once

#include <span>

#include "analysis/disclosure/attack.h"
#include "analysis/disclosure/suppression.h"

/// The gate: what of some grids may leave, and if nothing may, why.
namespace wardmote::analysis::disclosure {

enum class Verdict {
  may_leave,
  leaks,          ///< attack.findings says which small counts, by which cells
  counts_differ,  ///< the counts were revised since something went out: a new release would have to withdraw that first
};

struct Clearance {
  Verdict verdict = Verdict::may_leave;
  std::vector<ReleasedGrid> grids;  ///< in the order asked for; only if they may leave
  std::size_t primary = 0;          ///< as in Suppression
  std::size_t secondary = 0;
  Attack attack;
};

/// Withholds what must be (suppress) and lets the attacker try what is left, together with all that is out. Requires as these two.
Clearance clear(Counts const& counts, std::span<GridSpec const> specs, Rule rule,
                std::span<ReleasedGrid const> out = {});

/// The same for grids that somebody made otherwise (rounded, suppressed by hand): they may leave as they are, or not.
Clearance inspect(Counts const& counts, std::span<ReleasedGrid const> proposed, Rule rule,
                  std::span<ReleasedGrid const> out = {});

}  // namespace wardmote::analysis::disclosure
