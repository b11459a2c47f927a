#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/disclosure/suppression.h"

/// The attacker in the box: what a patient reader can work out from a release together with everything that is out. See
/// docs/methods/disclosure.md.
namespace wardmote::analysis::disclosure {

/// A released cell in an inference: `coefficient` times the count that it tells, or tells to be at most or at least so much.
struct Term {
  CellAt cell;
  std::int64_t coefficient = 0;  ///< 0: a zero, that shows which parts of the others hold nobody
  std::int64_t count = 0;
  friend bool operator==(Term const&, Term const&) = default;
};

/// A proof that anybody can check by adding: denominator x what is inferred = sum of coefficient x cell, plus or less numbers of persons that
/// cannot be negative. `count` is that sum by the denominator, made whole towards the inside.
struct Bound {
  std::int64_t count = 0;
  std::vector<Term> terms;  ///< none: known without any cell
  std::int64_t denominator = 1;
};

enum class Kind {
  exact,       ///< published figures add up to it
  difference,  ///< so do two that differ by few persons: a group that no cell names
  interval,    ///< suppressed cells hold somebody, nobody is fewer than none: that leaves too little
  rounding,    ///< the same, by what rounded cells can have been
  undecided,   ///< neither could be worked out nor shown to be safe: numbers too large, or no whole world found
};

/// A small count that is not safe: of a cell, or of a cell less another that lies within it.
struct Finding {
  Kind kind = Kind::exact;
  CellAt cell;
  std::optional<CellAt> less;
  Bound low;            ///< at least so many
  Bound high;           ///< at most so many; undecided: unlimited
  bool is_out = false;  ///< what is out already tells it, without the proposed grids
};

struct Attack {
  /// false: the counts are not what the grids tell (revised since). Then nothing was tried: an attack begins at the true world.
  bool do_counts_agree = true;
  std::size_t targets = 0;        ///< small cells and small rests that were tried
  std::size_t leaks = 0;          ///< of these not safe, whatever the kind, because of what is proposed
  std::size_t already_out = 0;    ///< of these told by what is out: no release makes it better or worse
  std::vector<Finding> findings;  ///< the first of both, at most findings_max
  bool is_safe() const { return do_counts_agree && leaks == 0; }
};

/// Tries every small cell of every grid, and every small rest. Safe: two worlds of whole persons agree with all that is released and lie
/// rule.width() apart. Otherwise it is worked out: by elimination (what follows from equations alone), then by linear programming over the persons of
/// every combination that some grid can tell apart, with whole or no persons, suppressed cells that hold at least rule.least() and
/// rounded ones near their multiple. Every finding carries its proof in whole numbers, every safe target has had its two worlds.
///
/// What is common knowledge is a grid that is out: a combination that cannot be is a grid with a zero. Requires grids made from counts of these variables
/// (grid.h). `out` first, then `proposed`, number the cells. Cost: nearly all by boxes as in suppress; the rest about a linear
/// programme each; above 4 x 10^7 cells of its tableau undecided.
struct AttackOptions {
  std::size_t findings_max = 100;
  std::span<World const> worlds;  ///< of suppress for these grids: each is checked, and spares a search
};
Attack attack(Counts const& counts, std::span<ReleasedGrid const> proposed, Rule rule,
              std::span<ReleasedGrid const> out = {}, AttackOptions options = {});

/// Whether the counts are what grids tell. If not, they were revised since, and neither attack nor suppress can speak of both together.
bool do_agree(Counts const& counts, std::span<ReleasedGrid const> grids);

/// The sum as one writes it: "12 - 9 = 3", "(2 x 5 + 3) / 2 = 6". What is not whole is made so: the count then lies inside.
std::string equation(Bound const& bound);

}  // namespace wardmote::analysis::disclosure
