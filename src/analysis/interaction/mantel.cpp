#include "analysis/interaction/mantel.h"

#include <cmath>
#include <cstdlib>
#include <vector>

#include "analysis/interaction/edge_moments.h"
#include "analysis/normal.h"
#include "base/ensure.h"

namespace wardmote::analysis::interaction {
namespace {

struct Sums {
  EdgeMoments space, time;
  double products = 0;
};

Sums sums_of(std::vector<Event> const& events, MantelOptions const& options) {
  bool const reciprocal = options.nearness == Nearness::reciprocal;
  Sums sums;
  std::vector<double> space_rows(events.size()), time_rows(events.size());
  for (std::size_t a = 0; a < events.size(); ++a)
    for (std::size_t b = a + 1; b < events.size(); ++b) {
      double const x = events[a].x - events[b].x, y = events[a].y - events[b].y;
      double space = std::sqrt(x * x + y * y), time = std::abs(static_cast<double>(events[a].day) - events[b].day);
      if (reciprocal) space = 1 / (space + options.space_offset_m), time = 1 / (time + options.time_offset_days);
      sums.products += space * time;
      sums.space.sum += space;
      sums.time.sum += time;
      sums.space.squares += space * space;
      sums.time.squares += time * time;
      space_rows[a] += space, space_rows[b] += space;
      time_rows[a] += time, time_rows[b] += time;
    }
  for (double const row : space_rows) sums.space.row_squares += row * row;
  for (double const row : time_rows) sums.time.row_squares += row * row;
  return sums;
}

}  // namespace

MantelTest mantel(std::span<Event const> events, MantelOptions const& options) {
  ENSURE(options.space_offset_m > 0 && options.time_offset_days > 0);
  MantelTest test;
  if (events.size() < 4) {
    test.outcome = MantelOutcome::too_few_events;
    return test;
  }
  std::vector<Event> ordered;
  for (auto const i : canonical_order(events)) ordered.push_back(events[i]);
  auto const sums = sums_of(ordered, options);
  auto const n = static_cast<double>(events.size());
  double const pairs = n * (n - 1) / 2;
  auto const [mean, variance] = permutation_moments(n, sums.space, sums.time);
  auto const spread = [&](EdgeMoments const& own) { return own.squares - own.sum * own.sum / pairs; };
  test.sum = sums.products;
  test.mean = mean;
  test.variance = variance;
  if (spread(sums.space) <= 1e-12 * sums.space.squares || spread(sums.time) <= 1e-12 * sums.time.squares ||
      variance <= 1e-12 * mean * mean / pairs) {
    test.outcome = MantelOutcome::no_variation;
    return test;
  }
  test.z = (test.sum - mean) / std::sqrt(variance);
  test.correlation = (test.sum - mean) / std::sqrt(spread(sums.space) * spread(sums.time));
  test.p_normal = normal_cdf(-test.z);
  return test;
}

}  // namespace wardmote::analysis::interaction
