#pragma once

#include <cstdint>
#include <vector>

#include "analysis/cooccurrence/ordered_rows.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::cooccurrence {

/// The different sets of factors that discussions have, and how many have each; in an order that does not depend on theirs.
struct Patterns {
  std::size_t factors = 0;
  double total = 0;                    ///< discussions
  std::vector<std::size_t> first{0};   ///< of each pattern's entries in `named`, and their end
  std::vector<std::uint32_t> named{};  ///< factors, ascending
  std::vector<double> weights{};       ///< discussions of each
  std::size_t count() const { return weights.size(); }
};

Patterns patterns_of(FactorMatrix const& matrix);
Patterns patterns_of(std::size_t factors, std::vector<FactorSet> discussions);

}  // namespace wardmote::analysis::cooccurrence
