#include "analysis/cooccurrence/stratified_columns.h"

#include <map>

#include "analysis/cooccurrence/bit_sets.h"

namespace wardmote::analysis::cooccurrence {

StratifiedColumns::StratifiedColumns(FactorMatrix const& matrix) {
  std::map<std::uint32_t, std::uint32_t> sizes;
  for (auto const stratum : matrix.strata()) ++sizes[stratum];
  std::map<std::uint32_t, std::size_t> next;
  for (auto const& [stratum, size] : sizes) {
    next[stratum] = first_.back() * kernel::block_bits;
    first_.push_back(first_.back() + blocks_for(size));
    sizes_.push_back(size);
  }
  std::vector<std::size_t> places;
  for (auto const stratum : matrix.strata()) places.push_back(next[stratum]++);
  columns_.resize(matrix.factors() * first_.back());
  for (std::size_t factor = 0; factor < matrix.factors(); ++factor)
    each_bit({matrix.column(factor), matrix.blocks()},
             [&](std::size_t discussion) { set_bit(&columns_[factor * first_.back()], places[discussion]); });
}

std::vector<std::uint32_t> StratifiedColumns::shared(std::size_t factor, std::size_t first, std::size_t end,
                                                     kernel::Kernel const& kernel) const {
  auto const count = end - first, strata = sizes_.size();
  std::vector<kernel::Block const*> others(count);
  std::vector<std::uint32_t> in_stratum(count), answer(count * strata);
  for (std::size_t stratum = 0; stratum < strata; ++stratum) {
    for (std::size_t i = 0; i < count; ++i) others[i] = at(first + i, stratum);
    kernel.count_shared(at(factor, stratum), others.data(), count, first_[stratum + 1] - first_[stratum],
                        in_stratum.data());
    for (std::size_t i = 0; i < count; ++i) answer[i * strata + stratum] = in_stratum[i];
  }
  return answer;
}

}  // namespace wardmote::analysis::cooccurrence
