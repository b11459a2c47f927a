#include "analysis/disclosure/simplex.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <numeric>
#include <utility>

#include "base/ensure.h"

namespace wardmote::analysis::disclosure {
namespace {

__extension__ using Product = __int128;

constexpr std::int64_t cell_max = std::numeric_limits<std::int32_t>::max();

/// Rows are reduced to lowest terms when they enter the basis; others only when their numbers grow.
constexpr std::int64_t reduce_above = 1 << 15;

template <class Number>
std::int64_t shared_factor(std::vector<Number> const& numbers) {
  std::int64_t answer = 0;
  for (std::size_t i = 0; i < numbers.size() && answer != 1; ++i)
    if (numbers[i] != 0) answer = std::gcd(answer, static_cast<std::int64_t>(numbers[i]));
  return std::max<std::int64_t>(1, answer);
}

bool is_less(std::int64_t a, std::int64_t a_denominator, std::int64_t b, std::int64_t b_denominator) {
  return static_cast<Product>(a) * b_denominator < static_cast<Product>(b) * a_denominator;
}

}  // namespace

Simplex::Simplex(std::vector<Told> bounds, std::span<Form const> equations)
    : bounds_(std::move(bounds)),
      stands_(bounds_.size(), 0),
      row_of_(bounds_.size(), -1),
      objective_(bounds_.size() + 1, 0) {
  for (auto const& [low, high] : bounds_) ENSURE(low <= 0 && high >= 0);
  for (auto const& equation : equations) add(equation);
}

void Simplex::add(Form const& equation) {
  Cells row(bounds_.size(), 0);
  for (auto const& [column, value] : equation) row[column] = static_cast<std::int32_t>(value);
  for (auto const& [column, value] : equation)
    if (row_of_[column] >= 0 && row[column] != 0) {
      auto const& with = rows_[static_cast<std::size_t>(row_of_[column])];
      fill(with);
      combine(row, with, filled_, column);
    }
  std::int64_t best = -1;
  for (std::uint32_t column = 0; column < row.size(); ++column)
    if (row[column] != 0 && (best < 0 || std::abs(row[column]) < std::abs(row[static_cast<std::size_t>(best)])))
      best = column;
  if (best < 0) return;
  rows_.push_back(std::move(row));
  basic_.push_back(0);
  reached_.push_back(0);
  pivot(rows_.size() - 1, static_cast<std::uint32_t>(best));
}

/// Takes a column out of a row by one that has it in the basis: row = (keep x row - take x with) / common. The row's own scale stays positive.
Simplex::Factors Simplex::combine(Cells& row, Cells const& with, std::span<std::uint32_t const> filled,
                                  std::uint32_t column) {
  std::int64_t const shared = std::gcd(with[column], row[column]);
  Factors factors{.keep = with[column] / shared, .take = row[column] / shared, .common = 1};
  std::int64_t large = 0;
  if (factors.keep == 1) {
    for (auto const c : filled) {
      auto const value = row[c] - factors.take * with[c];
      large |= value ^ (value >> 63);
      row[c] = static_cast<std::int32_t>(value);
    }
    is_lost_ = is_lost_ || large > cell_max;
    return factors;
  }
  wide_.assign(row.begin(), row.end());
  for (auto& value : wide_) value *= factors.keep;
  for (auto const c : filled) wide_[c] -= factors.take * with[c];
  for (auto const value : wide_) large |= value ^ (value >> 63);
  if (large > reduce_above) factors.common = shared_factor(wide_);
  large /= factors.common;
  is_lost_ = is_lost_ || large > cell_max;
  for (std::size_t c = 0; c < wide_.size(); ++c)
    row[c] = static_cast<std::int32_t>(factors.common == 1 ? wide_[c] : wide_[c] / factors.common);
  return factors;
}

/// Puts a column into the basis. It stood outside until now; the column that leaves stands where it shall.
void Simplex::pivot(std::size_t row, std::uint32_t column) {
  auto& chosen = rows_[row];
  auto const divisor = static_cast<std::int32_t>((chosen[column] < 0 ? -1 : 1) * shared_factor(chosen));
  if (divisor != 1)
    for (auto& cell : chosen) cell /= divisor;
  auto const stood = std::exchange(stands_[column], 0);
  row_of_[column] = static_cast<std::int64_t>(row);
  basic_[row] = column;
  fill(chosen);
  reached_[row] = 0;
  for (auto const c : filled_) reached_[row] -= chosen[c] * stands_[c];
  for (std::size_t other = 0; other < rows_.size(); ++other) {
    auto const taken = rows_[other][column];
    if (other == row || taken == 0) continue;
    auto const [keep, take, common] = combine(rows_[other], chosen, filled_, column);
    reached_[other] = (keep * (reached_[other] + taken * stood) - take * reached_[row]) / common;
  }
}

void Simplex::fill(Cells const& row) {
  filled_.clear();
  for (std::uint32_t c = 0; c < row.size(); ++c)
    if (row[c] != 0) filled_.push_back(c);
}

/// The column to move: the one that gains most, or the first that gains. -1: none.
std::int64_t Simplex::entering(bool by_number) const {
  std::int64_t best = -1, most = 0;
  for (std::size_t c = 0; c < stands_.size(); ++c) {
    auto const gain = std::abs(static_cast<std::int64_t>(objective_[c]));
    if (gain <= most || (objective_[c] > 0 ? stands_[c] >= bounds_[c].high : stands_[c] <= bounds_[c].low)) continue;
    best = static_cast<std::int64_t>(c);
    most = gain;
    if (by_number) break;
  }
  return best;
}

/// How far a column can go before it or a basic column meets its bound.
Simplex::Limit Simplex::limit(std::uint32_t column, int direction) const {
  auto const& own = bounds_[column];
  Limit least;
  if ((direction > 0 ? own.high : own.low) != (direction > 0 ? unlimited : -unlimited))
    least.numerator = direction > 0 ? own.high - stands_[column] : stands_[column] - own.low;
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    std::int64_t const cell = rows_[row][column];
    if (cell == 0) continue;
    auto const& [low, high] = bounds_[basic_[row]];
    bool const rises = (cell < 0) == (direction > 0);
    if (rises ? high >= unlimited : low <= -unlimited) continue;
    std::int64_t const scale = rows_[row][basic_[row]];
    auto const room = rises ? high * scale - reached_[row] : reached_[row] - low * scale;
    bool const is_least = is_less(room, std::abs(cell), least.numerator, least.denominator);
    bool const is_earlier = least.row >= 0 && basic_[row] < basic_[static_cast<std::size_t>(least.row)] &&
                            !is_less(least.numerator, least.denominator, room, std::abs(cell));
    if (is_least || is_earlier) least = {room, std::abs(cell), static_cast<std::int64_t>(row)};
  }
  return least;
}

/// The objective is kept as a row is, its scale behind it: scale x form = objective x columns.
void Simplex::take_from_objective(std::uint32_t column) {
  if (row_of_[column] < 0 || objective_[column] == 0) return;
  auto const& with = rows_[static_cast<std::size_t>(row_of_[column])];
  fill(with);
  combine(objective_, with, filled_, column);
}

/// Moves a column up to its limit; false if it did not move.
bool Simplex::move(std::uint32_t column, int direction, Limit limit) {
  if (limit.row < 0) {
    stands_[column] += direction * limit.numerator;
    for (std::size_t row = 0; row < rows_.size(); ++row)
      reached_[row] -= rows_[row][column] * direction * limit.numerator;
    return limit.numerator > 0;
  }
  auto const row = static_cast<std::size_t>(limit.row);
  auto const leaving = basic_[row];
  bool const rises = (rows_[row][column] < 0) == (direction > 0);
  row_of_[leaving] = -1;
  stands_[leaving] = rises ? bounds_[leaving].high : bounds_[leaving].low;
  pivot(row, column);
  take_from_objective(column);
  return limit.numerator > 0;
}

bool Simplex::is_whole() const {
  for (std::size_t row = 0; row < rows_.size(); ++row)
    if (reached_[row] % rows_[row][basic_[row]] != 0) return false;
  return true;
}

Extreme Simplex::maximise(Form const& form, std::int64_t enough, std::size_t steps_max) {
  std::ranges::fill(objective_, 0);
  objective_.back() = 1;
  for (auto const& [column, value] : form) objective_[column] = static_cast<std::int32_t>(value);
  for (auto const& [column, value] : form) take_from_objective(column);
  Extreme answer;
  std::size_t still = 0;
  for (std::size_t step = 0; step < steps_max && !is_lost_; ++step) {
    answer.numerator = std::inner_product(stands_.begin(), stands_.end(), objective_.begin(), std::int64_t{0});
    answer.denominator = objective_.back();
    bool const is_enough = enough < unlimited && answer.numerator >= enough * answer.denominator;
    auto const column = is_enough && is_whole() ? -1 : entering(still > 50);
    if (column < 0) {
      answer.outcome = is_enough ? Extreme::Outcome::enough : Extreme::Outcome::greatest;
      break;
    }
    auto const chosen = static_cast<std::uint32_t>(column);
    int const direction = objective_[chosen] > 0 ? 1 : -1;
    auto const far = limit(chosen, direction);
    if (far.row < 0 && far.numerator == unlimited) {
      answer.outcome = Extreme::Outcome::enough;
      break;
    }
    still = move(chosen, direction, far) ? 0 : still + 1;
  }
  answer.is_whole = is_whole();
  if (answer.outcome == Extreme::Outcome::greatest)
    for (std::uint32_t c = 0; c < stands_.size(); ++c)
      if (objective_[c] != 0) answer.weights.push_back({c, objective_[c]});
  return answer;
}

void Simplex::settle() {
  for (std::uint32_t c = 0; c < stands_.size() && !is_lost_; ++c) {
    if (row_of_[c] >= 0 || stands_[c] == bounds_[c].low || stands_[c] == bounds_[c].high) continue;
    move(c, -1, limit(c, -1));
  }
}

void Simplex::fix(std::uint32_t column) {
  auto const where = at(column);
  ENSURE(where.has_value());
  bounds_[column] = {*where, *where};
}

std::optional<std::int64_t> Simplex::at(std::uint32_t column) const {
  if (row_of_[column] < 0) return stands_[column];
  auto const row = static_cast<std::size_t>(row_of_[column]);
  auto const scale = rows_[row][column];
  return reached_[row] % scale == 0 ? std::optional(reached_[row] / scale) : std::nullopt;
}

}  // namespace wardmote::analysis::disclosure
