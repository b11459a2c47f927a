#include "analysis/scan/side_by_side.h"

#include <algorithm>

namespace wardmote::analysis::scan {
namespace {

constexpr unsigned bits_each = 21;

/// Morton's order: the bits of three numbers in turn.
std::uint64_t interleaved(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  std::uint64_t mixed = 0;
  for (unsigned bit = 0; bit < bits_each; ++bit)
    mixed |= (a >> bit & 1) << 3 * bit | (b >> bit & 1) << (3 * bit + 1) | (c >> bit & 1) << (3 * bit + 2);
  return mixed;
}

}  // namespace

std::vector<std::uint32_t> side_by_side(std::span<Point const> points) {
  if (points.empty()) return {};
  Point low = points.front(), high = low;
  for (auto const& one : points) {
    low = {std::min(low.x, one.x), std::min(low.y, one.y), std::min(low.z, one.z)};
    high = {std::max(high.x, one.x), std::max(high.y, one.y), std::max(high.z, one.z)};
  }
  auto const widest = std::max({high.x - low.x, high.y - low.y, high.z - low.z});
  auto const scale = widest > 0 ? ((1 << bits_each) - 1) / widest : 0;
  auto const steps = [&](double value) { return static_cast<std::uint64_t>(value * scale); };
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keyed;
  for (std::uint32_t i = 0; i < points.size(); ++i) {
    auto const& one = points[i];
    keyed.emplace_back(interleaved(steps(one.x - low.x), steps(one.y - low.y), steps(one.z - low.z)), i);
  }
  std::ranges::sort(keyed);
  std::vector<std::uint32_t> order;
  for (auto const& [key, number] : keyed) order.push_back(number);
  return order;
}

}  // namespace wardmote::analysis::scan
