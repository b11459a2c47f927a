#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/cooccurrence/kernel/kernel.h"
#include "analysis/cooccurrence/ordered_rows.h"

/// For the .cpp files of this folder. Every closed set of factors once: a set is closed if no further factor is in all the
/// discussions that have it. Uno, Asai, Uchida & Arimura (2004, Discovery Science, LNAI 3245:16-31): a set is reached only from
/// the one that its last needed factor was added to, so nothing found has to be remembered.
namespace wardmote::analysis::cooccurrence {

/// Branches that a caller searches side by side before it adds up what was found: a matter of cost, not of the answer.
inline constexpr std::size_t wave = 16;

/// Told of each set.
class ClosedSetVisitor {
 public:
  /// Sets in fewer discussions are not of interest; may rise as the search goes on.
  virtual std::size_t least_support() const = 0;
  /// `rows` ascending. Answers whether to go on.
  virtual bool take(FactorSet const& set, std::span<std::uint32_t const> rows) = 0;

 protected:
  ~ClosedSetVisitor() = default;
};

class ClosedSearch {
 public:
  /// The rows must outlive it.
  explicit ClosedSearch(OrderedRows const& rows);

  /// The factors that all discussions have; told to nobody.
  FactorSet const& root() const { return root_; }
  /// All closed sets but the root whose first factor beyond the root is number `branch`: every one is in exactly one branch of
  /// 0 … factors - 1. `only_first`: just the one with fewest factors. Sets that are of interest are told, each after the set
  /// it extends. Memory: the rows of the branch in bits, for each level of halving.
  void branch(std::size_t branch, ClosedSetVisitor& visitor, bool only_first = false) const;

 private:
  struct World;
  struct Node;
  class Walk;

  OrderedRows const& rows_;
  kernel::Kernel const& kernel_;
  FactorSet root_;
};

}  // namespace wardmote::analysis::cooccurrence
