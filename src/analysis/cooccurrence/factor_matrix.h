#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/cooccurrence/kernel/kernel.h"

namespace wardmote::analysis::cooccurrence {

/// The factors of many discussions, a bit each, with the stratum of each discussion (say age group x year) and whether it
/// had the outcome of interest. A factor is anything that a discussion has or has not: risk factors, protective
/// factors, agencies. Holds nothing else of a discussion.
class FactorMatrix {
 public:
  /// No discussion has any factor or the outcome; all are of stratum 0. Requires discussions < 2^31,
  /// factors <= factors_max.
  FactorMatrix(std::size_t discussions, std::size_t factors);
  static constexpr std::size_t factors_max = 512;

  void set(std::size_t discussion, std::size_t factor);
  void set_outcome(std::size_t discussion);
  void set_stratum(std::size_t discussion, std::uint32_t stratum);

  std::size_t discussions() const { return strata_.size(); }
  std::size_t factors() const { return factors_; }
  bool has(std::size_t discussion, std::size_t factor) const;
  bool has_outcome(std::size_t discussion) const { return outcomes_[discussion] != 0; }
  std::span<std::uint32_t const> strata() const { return strata_; }
  /// A bit for each discussion; blocks() of them.
  kernel::Block const* column(std::size_t factor) const { return columns_.data() + factor * blocks_; }
  std::size_t blocks() const { return blocks_; }

  /// The discussions with the factor, ascending.
  std::vector<std::uint32_t> discussions_with(std::size_t factor) const;

  /// One factor for each group: those who have any of its factors. A category of factors, say. Strata and outcomes stay.
  FactorMatrix united(std::span<std::vector<std::uint32_t> const> groups) const;

 private:
  std::size_t factors_;
  std::size_t blocks_;                  ///< of a column
  std::vector<kernel::Block> columns_;  ///< factor by factor
  std::vector<std::uint32_t> strata_;
  std::vector<std::uint8_t> outcomes_;
};

}  // namespace wardmote::analysis::cooccurrence
