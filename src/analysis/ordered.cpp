#include "analysis/ordered.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace wardmote::analysis {
namespace {

constexpr int digit_bits = 16;
constexpr std::size_t digits = std::size_t{1} << digit_bits;
constexpr std::size_t few = 20'000;  // below, counting digits costs more than it saves

std::size_t digit_of(Keyed const& keyed, int shift) {
  return std::bit_cast<std::uint64_t>(keyed.key + 0.0) >> shift & (digits - 1);  // + 0.0: no negative zero
}

}  // namespace

void sort_by_key(std::vector<Keyed>& keyed) {
  if (keyed.size() < few) {
    std::ranges::stable_sort(keyed, {}, &Keyed::key);
    return;
  }
  std::vector<Keyed> sorted(keyed.size());
  for (int shift = 0; shift < 64; shift += digit_bits) {
    std::vector<std::uint32_t> first(digits + 1);
    for (auto const& one : keyed) ++first[digit_of(one, shift) + 1];
    if (std::ranges::find(first, keyed.size()) != first.end()) continue;  // all the same
    for (std::size_t d = 1; d < digits; ++d) first[d] += first[d - 1];
    for (auto const& one : keyed) sorted[first[digit_of(one, shift)]++] = one;
    keyed.swap(sorted);
  }
}

std::vector<double> in_order_of_size(std::span<double const> values) {
  std::vector<double> sorted(values.begin(), values.end());
  if (values.empty()) return sorted;
  auto const [least, most] = std::ranges::minmax(values);
  bool const close = most - least < 4 * static_cast<double>(values.size()) + 1024 && std::abs(least) < 0x1p52;
  if (!close || std::ranges::any_of(values, [](double value) { return value != std::floor(value); })) {
    std::ranges::sort(sorted);
    return sorted;
  }
  std::vector<std::size_t> counts(static_cast<std::size_t>(most - least) + 1);
  for (double const value : values) ++counts[static_cast<std::size_t>(value - least)];
  auto at = sorted.begin();
  for (std::size_t v = 0; v < counts.size(); ++v) at = std::fill_n(at, counts[v], least + static_cast<double>(v));
  return sorted;
}

}  // namespace wardmote::analysis
