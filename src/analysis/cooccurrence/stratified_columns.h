#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/cooccurrence/factor_matrix.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::cooccurrence {

/// The matrix with the discussions of a stratum side by side, each stratum from a block of its own on.
class StratifiedColumns {
 public:
  explicit StratifiedColumns(FactorMatrix const& matrix);
  std::span<std::uint32_t const> sizes() const { return sizes_; }  ///< of the strata, by their numbers

  /// In each stratum the discussions that have `factor` and each of the factors first … end - 1: [other][stratum].
  std::vector<std::uint32_t> shared(std::size_t factor, std::size_t first, std::size_t end,
                                    kernel::Kernel const& kernel) const;

 private:
  kernel::Block const* at(std::size_t factor, std::size_t stratum) const {
    return columns_.data() + factor * first_.back() + first_[stratum];
  }
  std::vector<std::size_t> first_{0};  ///< block of each stratum, and their end
  std::vector<std::uint32_t> sizes_;
  std::vector<kernel::Block> columns_;
};

}  // namespace wardmote::analysis::cooccurrence
