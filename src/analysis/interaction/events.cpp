#include "analysis/interaction/events.h"

#include <algorithm>
#include <numeric>

namespace wardmote::analysis::interaction {

std::vector<std::uint32_t> canonical_order(std::span<Event const> events) {
  std::vector<std::uint32_t> order(events.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) { return events[a] < events[b]; });
  return order;
}

}  // namespace wardmote::analysis::interaction
