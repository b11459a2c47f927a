#include "analysis/cooccurrence/closed_search.h"

#include "analysis/cooccurrence/bit_sets.h"
#include "analysis/cooccurrence/kernel/choose.h"

namespace wardmote::analysis::cooccurrence {

/// Some rows, and the columns of some factors over them alone.
struct ClosedSearch::World {
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> factors;  ///< ascending
  std::size_t blocks;
  std::vector<kernel::Block> columns;
  kernel::Block const* column(std::size_t slot) const { return columns.data() + slot * blocks; }

  World(OrderedRows const& all, std::vector<std::uint32_t> these, std::vector<std::uint32_t> which)
      : rows(std::move(these)),
        factors(std::move(which)),
        blocks(blocks_for(rows.size())),
        columns(factors.size() * blocks) {
    std::array<std::uint32_t, FactorMatrix::factors_max> slot;
    FactorSet wanted;
    for (std::uint32_t i = 0; i < factors.size(); ++i) slot[factors[i]] = i, wanted.add(factors[i]);
    for (std::size_t at = 0; at < rows.size(); ++at)
      for (std::size_t w = 0; w < all.words; ++w)
        each_bit_while(all.sets[rows[at]].words[w] & wanted.words[w], 64 * w, [&](auto factor) {
          set_bit(&columns[slot[factor] * blocks], at);
          return true;
        });
  }
};

/// A closed set within a world.
struct ClosedSearch::Node {
  std::vector<kernel::Block> bits;  ///< the world's rows that have the set
  FactorSet set;
  std::vector<std::uint32_t> slots;  ///< of the world's factors that may be added, ascending
};

class ClosedSearch::Walk {
 public:
  Walk(ClosedSearch const& search, ClosedSetVisitor& visitor) : search_(search), visitor_(visitor) {}

  /// From a whole world on, whose set was told.
  bool whole(World const& world, FactorSet const& set) {
    Node node{std::vector<kernel::Block>(world.blocks), set, {}};
    for (std::size_t at = 0; at < world.rows.size(); ++at) set_bit(node.bits.data(), at);
    for (std::uint32_t slot = 0; slot < world.factors.size(); ++slot) node.slots.push_back(slot);
    return extend(world, node);
  }

  /// What all these rows have; of it `known` was known. Few rows are looked at: it is soon no more than that.
  template <class EachRow>
  FactorSet closure(FactorSet const& known, EachRow const& each_row) const {
    FactorSet common;
    common.words.fill(~std::uint64_t{0});
    auto const words = search_.rows_.words;
    each_row([&](std::uint32_t row) {
      std::uint64_t more = 0;
      for (std::size_t w = 0; w < words; ++w) {
        common.words[w] &= search_.rows_.sets[row].words[w];
        more |= common.words[w] & ~known.words[w];
      }
      return more != 0;
    });
    for (std::size_t w = words; w < FactorSet::words_max; ++w) common.words[w] = 0;
    return common;
  }

 private:
  bool extend(World const& world, Node const& node);
  bool extend_by(World const& world, Node const& node, std::uint32_t slot, std::span<std::uint32_t const> later);

  ClosedSearch const& search_;
  ClosedSetVisitor& visitor_;
};

bool ClosedSearch::Walk::extend(World const& world, Node const& node) {
  std::vector<kernel::Block const*> columns;
  for (auto const slot : node.slots) columns.push_back(world.column(slot));
  std::vector<std::uint32_t> counts(columns.size());
  search_.kernel_.count_shared(node.bits.data(), columns.data(), columns.size(), world.blocks, counts.data());
  std::vector<std::uint32_t> slots, supports;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] >= visitor_.least_support() && counts[i] > 0 && !node.set.has(world.factors[node.slots[i]]))
      slots.push_back(node.slots[i]), supports.push_back(counts[i]);
  for (std::size_t i = 0; i < slots.size(); ++i)
    if (supports[i] >= visitor_.least_support() && !extend_by(world, node, slots[i], std::span(slots).subspan(i + 1)))
      return false;
  return true;
}

bool ClosedSearch::Walk::extend_by(World const& world, Node const& node, std::uint32_t slot,
                                   std::span<std::uint32_t const> later) {
  auto const factor = world.factors[slot];
  Node child{std::vector<kernel::Block>(world.blocks), node.set, {later.begin(), later.end()}};
  for (std::size_t b = 0; b < world.blocks; ++b)
    for (std::size_t w = 0; w < 8; ++w) child.bits[b].words[w] = node.bits[b].words[w] & world.column(slot)[b].words[w];
  child.set.add(factor);
  child.set = closure(child.set, [&](auto const& look) {
    each_bit_while(child.bits, [&](std::size_t at) { return look(world.rows[at]); });
  });
  if (child.set.below(factor) != node.set.below(factor)) return true;  // reached from another set
  std::vector<std::uint32_t> rows;
  each_bit(child.bits, [&](std::size_t at) { rows.push_back(world.rows[at]); });
  if (!visitor_.take(child.set, rows)) return false;
  if (later.empty()) return true;
  if (world.blocks < 32 || rows.size() * 4 > world.rows.size()) return extend(world, child);
  std::vector<std::uint32_t> factors;
  for (auto const other : later) factors.push_back(world.factors[other]);
  return whole(World(search_.rows_, std::move(rows), std::move(factors)), child.set);
}

ClosedSearch::ClosedSearch(OrderedRows const& rows) : rows_(rows), kernel_(*kernel::usable_kernels().back()) {
  for (std::size_t factor = 0; factor < rows.factors(); ++factor)
    if (rows.count() > 0 && rows.having[factor].size() == rows.count()) root_.add(factor);
}

void ClosedSearch::branch(std::size_t branch, ClosedSetVisitor& visitor, bool only_first) const {
  auto const& rows = rows_.having[branch];
  if (root_.has(branch) || rows.empty() || rows.size() < visitor.least_support()) return;
  Walk walk(*this, visitor);
  auto set = root_;
  set.add(branch);
  set = walk.closure(set, [&](auto const& look) {
    for (auto const row : rows)
      if (!look(row)) break;
  });
  if (set.below(branch) != root_.below(branch)) return;
  if (!visitor.take(set, rows) || only_first) return;
  std::vector<std::uint32_t> factors;
  for (auto factor = static_cast<std::uint32_t>(branch) + 1; factor < rows_.factors(); ++factor)
    if (!set.has(factor) && rows_.having[factor].size() >= visitor.least_support()) factors.push_back(factor);
  walk.whole(World(rows_, rows, std::move(factors)), set);
}

}  // namespace wardmote::analysis::cooccurrence
