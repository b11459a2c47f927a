#include <gtest/gtest.h>

#include <bit>
#include <vector>

#include "analysis/cooccurrence/bit_sets.h"
#include "analysis/cooccurrence/kernel/choose.h"
#include "base/random.h"

namespace wardmote::analysis::cooccurrence::kernel {
namespace {

std::vector<Block> random_blocks(std::size_t count, std::uint64_t seed) {
  base::RandomStream random(seed, 1);
  std::vector<Block> blocks(count);
  for (auto& block : blocks)
    for (auto& word : block.words) word = random.bits() | (random.below(3) == 0 ? ~std::uint64_t{0} : 0);
  return blocks;
}

TEST(Kernels, count_the_bits_that_two_columns_share) {
  for (std::size_t const blocks : {0, 1, 2, 7, 8, 9, 16, 31, 98}) {
    auto const columns = random_blocks(5 * blocks, blocks);
    std::vector<Block const*> others;
    for (std::size_t i = 0; i < 5; ++i) others.push_back(columns.data() + i * blocks);
    std::vector<std::uint32_t> expected(5);
    for (std::size_t i = 0; i < 5; ++i)
      for (std::size_t b = 0; b < blocks; ++b)
        for (std::size_t w = 0; w < 8; ++w)
          expected[i] += static_cast<std::uint32_t>(std::popcount(columns[b].words[w] & others[i][b].words[w]));
    for (auto const* const kernel : usable_kernels()) {
      std::vector<std::uint32_t> counts(5);
      kernel->count_shared(columns.data(), others.data(), 5, blocks, counts.data());
      EXPECT_EQ(counts, expected) << kernel->name << " " << blocks;
    }
  }
}

TEST(Kernels, sum_the_labels_of_rows_and_find_the_extreme_sums) {
  base::RandomStream random(5, 5);
  for (std::uint32_t const row_count : {0, 1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 100, 1000}) {
    auto const labels = random_blocks(3 * 1000, row_count);
    std::vector<std::uint32_t> rows, sums(block_bits);
    for (std::uint32_t i = 0; i < row_count; ++i) rows.push_back(random.below(1000));
    for (auto const row : rows)
      for (std::size_t bit = 0; bit < block_bits; ++bit) sums[bit] += has_bit(&labels[3 * row + 1], bit);
    for (auto const* const kernel : usable_kernels())
      for (std::int64_t const low : {-1, 0, static_cast<int>(row_count / 2)})
        for (std::int64_t const high :
             {0, 1, static_cast<int>(row_count * 2 / 3), static_cast<int>(row_count + 1), 5000}) {
          Block planes[planes_max];
          auto const found = kernel->sum_labels({labels.data() + 1, 3, rows.data(), row_count, low, high, planes});
          for (std::size_t bit = 0; bit < block_bits; ++bit) {
            std::uint32_t sum = 0;
            for (std::size_t p = 0; p < std::bit_width(row_count); ++p)
              sum |= static_cast<std::uint32_t>(has_bit(&planes[p], bit)) << p;
            ASSERT_EQ(sum, sums[bit]) << kernel->name << " " << row_count;
            ASSERT_EQ(has_bit(&found, bit), sum <= low || sum >= high) << kernel->name << " " << low << " " << high;
          }
        }
  }
}

}  // namespace
}  // namespace wardmote::analysis::cooccurrence::kernel
