#pragma once

#include <cstdint>
#include <vector>

#include "analysis/cooccurrence/attainable.h"
#include "analysis/cooccurrence/closed_search.h"
#include "analysis/cooccurrence/permuted_labels.h"

/// For the .cpp files of this folder and their tests: how small a p-value must be. Both bounds only ever tighten, and do
/// so by facts about the data alone; so branches may be searched apart, each with what the ones before knew, and the bound at
/// the end does not depend on how.
namespace wardmote::analysis::cooccurrence {

/// LAMP: the least support for which (closed sets that can reach its attainable p) x (that p) <= level.
class TaroneBound final : public ClosedSetVisitor {
 public:
  TaroneBound(Attainable const& attainable, double level, std::size_t sets_max)
      : attainable_(&attainable), level_(level), sets_max_(sets_max), by_support_(attainable.supports()) {}
  std::size_t least_support() const override { return support_; }
  bool take(FactorSet const& set, std::span<std::uint32_t const> rows) override;
  /// Adds what a copy of `before` has found since.
  void join(TaroneBound const& other, TaroneBound const& before);
  std::uint64_t looked_at() const { return looked_at_; }
  /// Sets found that can reach the attainable p of least_support().
  std::uint64_t testable() const { return testable_; }

 private:
  void tighten();
  void recount();
  Attainable const* attainable_;
  double level_;
  std::size_t sets_max_;
  std::size_t support_ = 1;
  std::uint64_t looked_at_ = 0;
  std::uint64_t testable_ = 0;             ///< of the sets found, those that can reach the attainable p
  std::vector<std::uint64_t> by_support_;  ///< sets found
};

/// Westfall-Young light: the least support whose attainable p is reached by the least p of at most `allowed` worlds.
class WorldBound final : public ClosedSetVisitor {
 public:
  WorldBound(Attainable const& attainable, LogFactorials const& factorials, Margins const& all,
             PermutedLabels const& labels, Alternative alternative, std::size_t allowed, std::size_t sets_max);
  std::size_t least_support() const override { return support_; }
  bool take(FactorSet const& set, std::span<std::uint32_t const> rows) override;
  void join(WorldBound const& other, WorldBound const& before);
  std::uint64_t looked_at() const { return looked_at_; }

  /// The (allowed + 1)-th smallest least p: what is less is significant.
  double threshold() const;
  /// Worlds whose least p is at most p, within rounding. Requires p < threshold().
  std::size_t worlds_at_most(double p) const;

 private:
  void lower(std::size_t world, double p);
  void tighten();
  void recount();
  Attainable const* attainable_;
  LogFactorials const* factorials_;
  Margins all_;
  PermutedLabels const* labels_;
  Alternative alternative_;
  std::size_t allowed_, sets_max_;
  std::size_t support_ = 1;
  double looser_ = 1;       ///< attainable p of the support before: least p-values up to it are known
  std::size_t within_ = 0;  ///< worlds whose least p is at most that of the support
  std::uint64_t looked_at_ = 0;
  std::vector<double> least_;  ///< by world; exact where at most `looser_`
};

}  // namespace wardmote::analysis::cooccurrence
