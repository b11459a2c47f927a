#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "analysis/disclosure/attack.h"
#include "analysis/disclosure/row_space.h"
#include "analysis/disclosure/simplex.h"
#include "analysis/disclosure/targets.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::disclosure {

/// What somebody can work out who has all grids before them.
class Reader {
 public:
  /// Requires that the universe is that of these grids, told is told_by them, and the true world is in it. Within a figure: only figures
  /// that lie in it are read, which makes short proofs.
  Reader(Universe const& universe, std::span<ReleasedGrid const> grids, std::vector<Told> told,
         std::optional<FigureId> within = std::nullopt);

  /// By equations alone.
  std::optional<Bound> exactly(Target const& target);
  /// How far a target can be moved, by fractions of persons if need be: at least so much. `enough`: no further.
  struct Reach {
    std::int64_t persons = 0;  ///< at most so many, made whole towards 0
    bool is_enough = false;
    bool is_whole = false;       ///< a world of whole persons goes so far
    std::optional<Bound> bound;  ///< if it is not enough: what holds it
  };
  /// How far a world of whole persons goes in which only the surroundings of a target move: codes whose cells beside it are withheld, few
  /// of each variable. A part of `reach` that stays small in large grids.
  std::int64_t reach_nearby(Target const& target, int direction, std::int64_t enough) const;
  /// No value: undecided.
  std::optional<Reach> reach(Target const& target, int direction, std::int64_t enough);
  CellAt cell_of(FigureId figure) const { return cells_[figure].front(); }
  bool is_rounded(CellAt cell) const { return grids_[cell.grid].cells[cell.cell].code == Code::rounded; }

 private:
  bool is_exact(FigureId figure) const { return told_[figure].low == told_[figure].high; }
  void number_atoms(std::optional<FigureId> within);
  void make_rows();
  /// What may move, and what holds it.
  struct Programme {
    std::vector<Told> bounds;
    std::vector<Form> equations;
    std::vector<std::int64_t> column_of;  // of a numbered atom; -1: it does not move
    std::vector<std::uint32_t> atom_of;   // of a column, in the universe
    std::vector<FigureId> slack_of;       // behind these: figures within bounds
  };
  Programme programme(std::vector<bool> const& may_move) const;
  void add_equation(Programme& programme, FigureId figure) const;
  Form form_of(Target const& target, Programme const& programme, int direction) const;
  std::vector<bool> surroundings(Target const& target) const;
  Form form_of(Target const& target) const;
  Term term(FigureId figure, std::int64_t coefficient) const;
  std::vector<Term> zeros(Target const& target, Bound const& bound) const;
  std::optional<Bound> proof(Target const& target, int direction, Extreme const& extreme);

  Universe const& universe_;
  std::span<ReleasedGrid const> grids_;
  std::vector<Told> told_;
  std::vector<std::vector<CellAt>> cells_;  // of each figure
  std::vector<std::int64_t> number_of_;     // of an atom that may hold somebody; -1: of none
  std::uint32_t alive_ = 0;
  std::vector<FigureId> row_figures_;
  std::unique_ptr<RowSpace> rows_;
  std::optional<Programme> programme_;
  std::unique_ptr<Simplex> simplex_;  // none: the programme is too large
};

}  // namespace wardmote::analysis::disclosure
