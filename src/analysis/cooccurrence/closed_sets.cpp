#include "analysis/cooccurrence/closed_sets.h"

#include <algorithm>

#include "analysis/cooccurrence/closed_search.h"
#include "base/ensure.h"

namespace wardmote::analysis::cooccurrence {
namespace {

class Gathering final : public ClosedSetVisitor {
 public:
  Gathering(OrderedRows const& rows, std::uint32_t support_min, std::size_t sets_max)
      : rows_(rows), support_min_(support_min), sets_max_(sets_max) {}
  std::size_t least_support() const override { return support_min_; }
  bool take(FactorSet const& set, std::span<std::uint32_t const> rows) override {
    sets.push_back({rows_.named(set), static_cast<std::uint32_t>(rows.size())});
    return sets.size() <= sets_max_;
  }
  std::vector<ClosedSet> sets;

 private:
  OrderedRows const& rows_;
  std::uint32_t support_min_;
  std::size_t sets_max_;
};

}  // namespace

ClosedSets closed_sets(FactorMatrix const& matrix, std::uint32_t support_min, std::size_t sets_max,
                       ForEach const& for_each) {
  ENSURE(support_min >= 1);
  OrderedRows const rows(matrix);
  ClosedSearch const search(rows);
  ClosedSets answer;
  if (!search.root().is_empty() && rows.count() >= support_min)
    answer.sets.push_back({rows.named(search.root()), static_cast<std::uint32_t>(rows.count())});
  for (std::size_t first = 0; first < rows.factors() && answer.sets.size() <= sets_max; first += wave) {
    std::vector<Gathering> branches(std::min(wave, rows.factors() - first), Gathering(rows, support_min, sets_max));
    for_each(branches.size(), [&](std::size_t i) { search.branch(first + i, branches[i]); });
    for (auto& branch : branches) std::ranges::move(branch.sets, std::back_inserter(answer.sets));
  }
  if (answer.sets.size() > sets_max) return {ClosedOutcome::too_many_sets, {}};
  std::ranges::sort(answer.sets, [](ClosedSet const& a, ClosedSet const& b) {
    return a.support != b.support ? a.support > b.support : a.factors < b.factors;
  });
  return answer;
}

}  // namespace wardmote::analysis::cooccurrence
