#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/cooccurrence/factor_matrix.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::cooccurrence {

/// A set of factors, a bit each.
struct FactorSet {
  static constexpr std::size_t words_max = FactorMatrix::factors_max / 64;
  std::array<std::uint64_t, words_max> words{};
  void add(std::size_t factor) { words[factor / 64] |= std::uint64_t{1} << factor % 64; }
  bool has(std::size_t factor) const { return (words[factor / 64] >> factor % 64 & 1) != 0; }
  bool is_empty() const { return *this == FactorSet{}; }
  /// Those below `factor` alone.
  FactorSet below(std::size_t factor) const;
  friend bool operator==(FactorSet const&, FactorSet const&) = default;
  friend auto operator<=>(FactorSet const&, FactorSet const&) = default;
};

/// The discussions of a matrix as sets of factors, in an order that does not depend on that in which they came: by stratum, then by
/// set. Factors are renumbered, the rarest first, equally rare ones as they were.
struct OrderedRows {
  explicit OrderedRows(FactorMatrix const& matrix);

  std::size_t count() const { return sets.size(); }
  std::size_t factors() const { return original.size(); }
  std::vector<std::uint32_t> named(FactorSet const& set) const;  ///< by their old numbers, ascending

  std::size_t words;                               ///< of a set that are used
  std::vector<std::uint32_t> original;             ///< old number of each factor
  std::vector<FactorSet> sets;                     ///< by row
  std::vector<std::vector<std::uint32_t>> having;  ///< rows of each factor, ascending
  std::vector<std::uint32_t> stratum_first{0};     ///< first row of each stratum, and their end
  std::vector<std::uint8_t> outcomes;              ///< by row
};

}  // namespace wardmote::analysis::cooccurrence
