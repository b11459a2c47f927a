#include "analysis/cooccurrence/kept_sets.h"

#include <algorithm>
#include <numeric>

namespace wardmote::analysis::cooccurrence {
namespace {

/// Of those who have a set, by stratum.
std::vector<FourFold> in_strata(SearchedData const& data, std::span<std::uint32_t const> having) {
  auto counts = data.strata;
  std::size_t stratum = 0;
  for (auto const row : having) {
    while (row >= data.rows.stratum_first[stratum + 1]) ++stratum;
    auto& [both, first_only, second_only, neither] = counts[stratum];
    if (data.rows.outcomes[row] != 0)
      ++both, --second_only;
    else
      ++first_only, --neither;
  }
  return counts;
}

class Keeping final : public ClosedSetVisitor {
 public:
  Keeping(SearchedData const& data, Attainable const& attainable, std::size_t support, double threshold,
          SignificanceOptions const& options)
      : data_(&data), attainable_(&attainable), options_(&options), support_(support), threshold_(threshold) {}
  std::size_t least_support() const override { return support_; }
  bool take(FactorSet const& set, std::span<std::uint32_t const> rows) override {
    if (attainable_->at(rows.size()) > attainable_->up_to(support_)) return true;
    ++testable;
    std::uint32_t both = 0;
    for (auto const row : rows) both += data_->rows.outcomes[row];
    auto const chosen = static_cast<std::uint32_t>(rows.size());
    auto const [all, marked, none] = data_->all;
    double const p = fisher(data_->factorials, {all, marked, chosen}, both, options_->alternative).p;
    if (p > threshold_) return true;
    FourFold const counts{both, chosen - both, marked - both, all - chosen - (marked - both)};
    sets.push_back({.factors = data_->rows.named(set),
                    .counts = counts,
                    .odds_ratio = odds_ratio(counts),
                    .common = mantel_haenszel(in_strata(*data_, rows), options_->confidence),
                    .p = p});
    return true;
  }
  std::uint64_t testable = 0;
  std::vector<SignificantSet> sets;

 private:
  SearchedData const* data_;
  Attainable const* attainable_;
  SignificanceOptions const* options_;
  std::size_t support_;
  double threshold_;
};

}  // namespace

SearchedData::SearchedData(FactorMatrix const& matrix)
    : rows(matrix),
      search(rows),
      factorials(matrix.discussions()),
      all{static_cast<std::uint32_t>(rows.count()), 0, 0} {
  for (std::size_t s = 0; s + 1 < rows.stratum_first.size(); ++s) {
    auto const first = rows.stratum_first[s], end = rows.stratum_first[s + 1];
    auto const marked = std::accumulate(rows.outcomes.begin() + first, rows.outcomes.begin() + end, 0u);
    strata.push_back({0, 0, marked, end - first - marked});
    all.marked += marked;
  }
}

SignificantSets kept_sets(SearchedData const& data, Attainable const& attainable, std::size_t support, double threshold,
                          SignificanceOptions const& options, ForEach const& for_each) {
  SignificantSets answer{.threshold = threshold,
                         .support_min = static_cast<std::uint32_t>(support),
                         .attainable_p = attainable.up_to(support)};
  std::vector<Keeping> branches(data.rows.factors(), Keeping(data, attainable, support, threshold, options));
  for_each(branches.size(), [&](std::size_t branch) { data.search.branch(branch, branches[branch]); });
  for (auto& branch : branches) {
    answer.testable += branch.testable;
    std::ranges::move(branch.sets, std::back_inserter(answer.sets));
  }
  std::ranges::sort(answer.sets, [](SignificantSet const& a, SignificantSet const& b) {
    return a.p != b.p ? a.p < b.p : a.factors < b.factors;
  });
  return answer;
}

}  // namespace wardmote::analysis::cooccurrence
