#include "analysis/cooccurrence/factor_matrix.h"

#include "analysis/cooccurrence/bit_sets.h"
#include "base/ensure.h"

namespace wardmote::analysis::cooccurrence {

FactorMatrix::FactorMatrix(std::size_t discussions, std::size_t factors)
    : factors_(factors), blocks_(blocks_for(discussions)), strata_(discussions), outcomes_(discussions) {
  ENSURE(factors <= factors_max && discussions < std::size_t{1} << 31);
  columns_.resize(blocks_ * factors_);
}

void FactorMatrix::set(std::size_t discussion, std::size_t factor) {
  ENSURE(discussion < discussions() && factor < factors_);
  set_bit(&columns_[factor * blocks_], discussion);
}

void FactorMatrix::set_outcome(std::size_t discussion) {
  ENSURE(discussion < discussions());
  outcomes_[discussion] = 1;
}

void FactorMatrix::set_stratum(std::size_t discussion, std::uint32_t stratum) {
  ENSURE(discussion < discussions());
  strata_[discussion] = stratum;
}

bool FactorMatrix::has(std::size_t discussion, std::size_t factor) const {
  ENSURE(discussion < discussions() && factor < factors_);
  return has_bit(&columns_[factor * blocks_], discussion);
}

std::vector<std::uint32_t> FactorMatrix::discussions_with(std::size_t factor) const {
  ENSURE(factor < factors_);
  std::vector<std::uint32_t> found;
  each_bit(std::span(columns_).subspan(factor * blocks_, blocks_),
           [&](std::size_t discussion) { found.push_back(static_cast<std::uint32_t>(discussion)); });
  return found;
}

FactorMatrix FactorMatrix::united(std::span<std::vector<std::uint32_t> const> groups) const {
  FactorMatrix answer(discussions(), groups.size());
  answer.strata_ = strata_;
  answer.outcomes_ = outcomes_;
  for (std::size_t group = 0; group < groups.size(); ++group)
    for (auto const factor : groups[group])
      for (auto const discussion : discussions_with(factor)) answer.set(discussion, group);
  return answer;
}

}  // namespace wardmote::analysis::cooccurrence
