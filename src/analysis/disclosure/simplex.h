#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "analysis/disclosure/grid.h"
#include "analysis/disclosure/row_space.h"

/// For the .cpp files of this folder and their tests.
namespace wardmote::analysis::disclosure {

/// How large a form can be under bounds and equations. Proof by the weights: scale x form = sum of weights x columns for every solution, and
/// no column can do better than its `at` in that sum.
struct Extreme {
  enum class Outcome {
    greatest,   ///< numerator / denominator, with its proof
    enough,     ///< it reaches at least what was asked for; unlimited counts as that
    undecided,  ///< numbers grew above 2^31, or the steps were too many
  };
  Outcome outcome = Outcome::undecided;
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;  ///< > 0
  Form weights;                  ///< columns that hold it back; `numerator` is the sum of weights x where these stand
  bool is_whole = false;         ///< the point that reaches it has whole numbers in all columns
};

/// The simplex method with bounds, in whole numbers throughout: each row of its tableau is an equation with whole coefficients
/// of its own scale, so nothing is rounded and the answer is the same everywhere. In grids nearly all coefficients are -1, 0 and
/// 1. The point it stands at is feasible from the first: 0, which is the true world.
class Simplex {
 public:
  /// Columns with -unlimited < low <= 0 <= high; equations whose sum is 0. Memory 4 bytes x equations x columns.
  Simplex(std::vector<Told> bounds, std::span<Form const> equations);
  /// The greatest value of a form, or enough of it: at a whole point if there is one on the way. Dantzig's rule; Bland's (1977) where it stands still. Goes on from where it stands.
  Extreme maximise(Form const& form, std::int64_t enough = unlimited, std::size_t steps_max = 20'000);
  /// Moves to a corner without changing what was maximised last.
  void settle();
  /// Narrows a column to where it stands. Requires a whole number there.
  void fix(std::uint32_t column);
  /// Where a column stands; none: not at a whole number.
  std::optional<std::int64_t> at(std::uint32_t column) const;

 private:
  struct Limit {
    std::int64_t numerator = unlimited;
    std::int64_t denominator = 1;
    std::int64_t row = -1;  // the row whose basic column holds it; -1: its own bound
  };
  using Cells = std::vector<std::int32_t>;
  void add(Form const& equation);
  std::int64_t entering(bool by_number) const;
  Limit limit(std::uint32_t column, int direction) const;
  bool move(std::uint32_t column, int direction, Limit limit);
  void pivot(std::size_t row, std::uint32_t column);
  struct Factors {
    std::int64_t keep, take, common;
  };
  Factors combine(Cells& row, Cells const& with, std::span<std::uint32_t const> filled, std::uint32_t column);
  void fill(Cells const& row);
  void take_from_objective(std::uint32_t column);
  bool is_whole() const;

  std::vector<Told> bounds_;
  std::vector<std::int64_t> stands_;  // of columns outside the basis; 0 inside
  std::vector<std::int64_t> row_of_;  // -1: outside the basis
  std::vector<Cells> rows_;
  std::vector<std::uint32_t> basic_;
  std::vector<std::int64_t> reached_;  // rows_[i][basic_[i]] x where that column stands
  Cells objective_;                    // by column; behind them the scale: scale x form = objective x columns
  std::vector<std::uint32_t> filled_;  // columns of a row that are not 0
  std::vector<std::int64_t> wide_;     // a row before it is divided
  bool is_lost_ = false;               // a number grew too large
};

}  // namespace wardmote::analysis::disclosure
