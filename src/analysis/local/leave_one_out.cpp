#include "analysis/local/leave_one_out.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace wardmote::analysis::local {
namespace {

using Take = std::function<void(std::size_t, DrawProduct const&)>;

/// A stretch of the values and the product of all others.
struct Branch {
  std::size_t begin, end;
  DrawProduct outside;
};

DrawProduct with(DrawProduct product, std::span<ValueCount const> values) {
  for (auto const& value : values) product.multiply(value);
  return product;
}

Branch half(std::span<ValueCount const> values, Branch const& whole, bool upper) {
  auto const middle = whole.begin + (whole.end - whole.begin) / 2;
  auto const [begin, end] = upper ? std::pair(middle, whole.end) : std::pair(whole.begin, middle);
  auto const [from, to] = upper ? std::pair(whole.begin, middle) : std::pair(middle, whole.end);
  return {begin, end, with(whole.outside, values.subspan(from, to - from))};
}

void descend(std::span<ValueCount const> values, Branch const& branch, Take const& take) {
  if (branch.begin == branch.end) return;
  if (branch.end - branch.begin > 1) {
    descend(values, half(values, branch, false), take);
    descend(values, half(values, branch, true), take);
    return;
  }
  auto product = branch.outside;
  auto const& own = values[branch.begin];
  if (own.count > 1) product.multiply({own.value, own.count - 1});
  take(branch.begin, product);
}

}  // namespace

void each_left_out(std::span<ValueCount const> values, DrawProduct const& empty, ForEach const& for_each,
                   Take const& take) {
  std::vector<Branch> branches{{0, values.size(), empty}};
  for (int level = 0; level < 3; ++level) {
    std::vector<Branch> next(2 * branches.size(), branches.front());
    for_each(next.size(), [&](std::size_t i) { next[i] = half(values, branches[i / 2], i % 2 == 1); });
    branches = std::move(next);
  }
  for_each(branches.size(), [&](std::size_t i) { descend(values, branches[i], take); });
}

double left_out_cost(std::span<ValueCount const> values, std::size_t draws_max, std::size_t sum_max) {
  double once = 0;
  for (auto const& value : values)
    once += static_cast<double>(std::min<std::size_t>(value.count, draws_max)) * static_cast<double>(draws_max);
  return once * (1 + std::log2(static_cast<double>(values.size()))) * static_cast<double>(sum_max + 1);
}

}  // namespace wardmote::analysis::local
