#include "analysis/interaction/close_pairs.h"

#include <algorithm>
#include <cmath>

#include "analysis/point_grid.h"

namespace wardmote::analysis::interaction {
namespace {

struct Found {
  Pair pair;
  std::uint8_t band;
};

double apart_by(Metric metric, double x, double y) {
  return metric == Metric::manhattan ? std::abs(x) + std::abs(y) : std::sqrt(x * x + y * y);
}

void find_of(std::span<Event const> events, PointGrid const& grid, std::span<double const> bounds, Metric metric,
             std::uint32_t a, std::vector<Found>& found) {
  auto const begin = found.size();
  grid.each_near(events[a].x, events[a].y, bounds.back(), [&](std::uint32_t b) {
    if (b <= a) return;
    double const apart = apart_by(metric, events[a].x - events[b].x, events[a].y - events[b].y);
    if (apart > bounds.back()) return;
    auto const band = std::ranges::lower_bound(bounds, apart) - bounds.begin();
    found.push_back({{a, b}, static_cast<std::uint8_t>(band)});
  });
  std::sort(found.begin() + static_cast<std::ptrdiff_t>(begin), found.end(),
            [](Found const& one, Found const& other) { return one.pair.b < other.pair.b; });
}

}  // namespace

std::optional<ClosePairs> close_pairs(std::span<Event const> events, std::span<double const> bounds, Metric metric,
                                      std::size_t pairs_max) {
  std::vector<double> x, y;
  for (auto const& event : events) x.push_back(event.x), y.push_back(event.y);
  PointGrid const grid(x, y, bounds.back());
  std::vector<Found> found;
  for (std::uint32_t a = 0; a < events.size(); ++a) {
    find_of(events, grid, bounds, metric, a, found);
    if (found.size() > pairs_max) return {};
  }
  ClosePairs close{std::vector<Pair>(found.size()), std::vector<std::size_t>(bounds.size() + 1)};
  for (auto const& one : found) ++close.first[one.band + 1U];
  for (std::size_t band = 0; band < bounds.size(); ++band) close.first[band + 1] += close.first[band];
  auto next = close.first;
  for (auto const& one : found) close.pairs[next[one.band]++] = one.pair;
  return close;
}

}  // namespace wardmote::analysis::interaction
