#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// For the .cpp files of this folder and their tests.
namespace wardmote::analysis::disclosure {

/// A number that is not 0, at a place.
struct Entry {
  std::uint32_t at = 0;
  std::int64_t value = 0;
  friend bool operator==(Entry const&, Entry const&) = default;
};

/// A sparse vector: places ascending.
using Form = std::vector<Entry>;

/// denominator x target = sum of value x row `at`.
struct Combination {
  Form rows;
  std::int64_t denominator = 1;  ///< > 0, in lowest terms
};

/// The space that some rows span, over the rational numbers. Eliminated modulo the prime 2^61 - 1, row after row, so a combination
/// prefers rows that come first, and none of its rows can be left out. A combination that is given is proved: its coefficients are made rational again and the
/// sum is taken in whole numbers. One that exists is missed only if a coefficient has a numerator or denominator above 2^30, or the
/// prime divides a minor of the rows: of 0/1 rows as in grids, neither is known to happen.
class RowSpace {
 public:
  /// Cost: about rank x (entries of a reduced row) for each row.
  RowSpace(std::size_t columns, std::span<Form const> rows);
  std::optional<Combination> combination(Form const& target) const;
  std::size_t rank() const { return basis_.size(); }

 private:
  struct Residue {
    std::uint32_t at = 0;
    std::uint64_t value = 0;
  };
  struct BasisRow {
    std::uint32_t row = 0;    // of the rows given
    std::uint32_t pivot = 0;  // its column, where it is 1
    std::uint64_t scale = 0;  // 1 / what stood at the pivot
    std::vector<Residue> entries;
    std::vector<Residue> less;  // of which earlier basis rows how much was taken away
  };
  std::vector<Residue> reduce(std::vector<std::uint64_t>& dense) const;
  std::optional<Combination> proved(Form const& target, std::span<std::uint64_t const> coefficients) const;

  std::size_t columns_;
  std::vector<Form> rows_;
  std::vector<BasisRow> basis_;
};

}  // namespace wardmote::analysis::disclosure
