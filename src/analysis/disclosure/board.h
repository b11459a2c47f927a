#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "analysis/disclosure/suppression.h"
#include "analysis/disclosure/universe.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::disclosure {

/// A box: in some variables two codes each, in the others one. Persons are put to one corner and taken from the next, so every
/// figure that holds both codes of a variable stays as it is. No variable with two codes: persons come from nowhere.
struct Box {
  std::uint32_t variables = 0;      ///< a bit for each variable with two codes
  std::vector<std::uint32_t> from;  ///< by variable
  std::vector<std::uint32_t> to;    ///< by variable; means something where the bit is set
  std::int64_t persons = 0;         ///< put to the corner `from`; negative: taken from it
  std::int32_t price = 0;
};

/// What a search is for: to move persons into a figure (or out of it) while another stays as it is.
struct Aim {
  FigureId figure = 0;
  std::optional<FigureId> fixed;
  std::int64_t persons = 0;  ///< how many; negative: out of it
  std::uint32_t turn = 0;    ///< codes are tried from here on, so another turn finds other boxes as cheap
};

/// One world among those that published figures allow. It begins as the true one and moves by boxes; whatever it becomes, a
/// reader cannot tell it from the truth. So two of its states prove what can *not* be inferred, without any arithmetic but sums.
class Board {
 public:
  /// Each figure is told within its bounds, which hold its true value. A price > 0: its bounds hold once that is paid; until
  /// then it is published.
  Board(Universe const& universe, std::vector<Told> bounds, std::vector<std::int32_t> prices);

  /// The cheapest box below a price for an aim, the first where several are. It looks at `looks_max` corners about,
  /// and then contents itself with the best so far; if there is none, at ten times as many.
  std::optional<Box> cheapest(Aim const& aim, std::int32_t below, std::size_t looks_max = 400'000);

  struct Change {
    FigureId figure = 0;
    std::int64_t by = 0;
  };
  /// Moves by a box. Requires that it came from `cheapest` and nothing has changed since.
  void apply(Box const& box);
  /// What has moved since the true world, by figure.
  std::vector<Change> changes() const;
  /// The same by atom.
  World world() const;
  /// Moves from the true world to another, if that is one of those allowed at no price; else stays.
  bool go_to(World const& world);
  /// Back to the true world.
  void reset();

  Universe const& universe() const { return *universe_; }
  std::vector<std::int32_t> prices;  ///< by figure
  std::int64_t value(FigureId figure) const { return value_[figure]; }
  Told bounds(FigureId figure) const { return bounds_[figure]; }

 private:
  struct Corner {
    std::uint32_t atom = 0;
    std::int64_t by = 0;
  };
  struct Search;
  bool may_change(FigureId figure, std::int64_t by) const {
    auto const after = value_[figure] + by;
    return after >= bounds_[figure].low && after <= bounds_[figure].high;
  }
  /// The price of a corner's own figure; none: that corner cannot change so.
  std::optional<std::int32_t> price_of(Corner corner) const;
  std::optional<std::int32_t> price_of(Box const& box, std::int32_t below) const;
  void extend(Search& search, std::size_t depth, std::int32_t price) const;
  void shift(std::uint32_t atom, std::int64_t by);
  template <class Visit>
  bool for_each_change(Box const& box, Visit visit) const;

  Universe const* universe_;
  std::vector<Told> bounds_;
  std::vector<std::int64_t> persons_;
  std::vector<std::int64_t> value_;
  std::vector<std::uint32_t> moved_atoms_;
  std::vector<FigureId> moved_figures_;
};

}  // namespace wardmote::analysis::disclosure
