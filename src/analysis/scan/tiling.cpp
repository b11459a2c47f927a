#include "analysis/scan/tiling.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "analysis/scan/kernel/buckets.h"
#include "analysis/scan/thresholds.h"

namespace wardmote::analysis::scan {
namespace {

constexpr int lowest_octave = -12, highest_octave = 12;
constexpr double usual_best = 12,
                 usual_best_for_each =
                     1;            // about what a replicate's maximum soon is, of one type and more of each further one
constexpr double window_cost = 3;  // of a window walked by itself, in tests of a group

/// Chernoff's bound of P(X >= count), X Poisson.
double tail(double mean, double count) {
  return count <= mean ? 1 : std::min(1.0, std::exp(count - mean - count * std::log(count / mean)));
}

/// What a group costs for each beginning.
double cost_of(kernel::Group const& group, double density, std::span<std::int64_t const> thresholds) {
  auto const most = density * (group.longest + group.step - 1), fewest = density * (group.shortest - group.step + 1);
  auto const bucket = std::min<std::size_t>(kernel::bucket_of(fewest), thresholds.size() - 1);
  auto const beyond = static_cast<double>(thresholds[bucket] + 1);
  auto const any = 1 - std::pow(1 - std::min(0.999, tail(most, beyond)), static_cast<double>(kernel::lanes));
  auto const windows = static_cast<double>(group.step * (group.longest - group.shortest + 1));
  return (1 + any * windows * window_cost) / group.step;
}

std::vector<kernel::Group> cheapest(std::span<std::int64_t const> thresholds, std::uint32_t shortest,
                                    std::uint32_t longest, double density) {
  struct Choice {
    double cost = 0;
    kernel::Group group{};
  };
  std::vector<Choice> from(longest + 2);
  for (auto length = longest; length >= shortest; --length) {
    auto& best = from[length];
    best.cost = 1e300;
    auto const reach = std::min(longest, 2 * length + 2), stride = std::max(1u, (reach - length) / 24);
    for (auto last = length; last <= reach; last += stride)
      for (std::uint32_t step = 1; step <= std::min(kernel::longest_step, length); step *= 2) {
        kernel::Group const group{length, last, step};
        auto const cost = cost_of(group, density, thresholds) + from[last + 1].cost;
        if (cost < best.cost) best = {cost, group};
      }
  }
  std::vector<kernel::Group> groups;
  for (auto length = shortest; length <= longest; length = groups.back().longest + 1)
    groups.push_back(from[length].group);
  return groups;
}

}  // namespace

Tilings::Tilings(Likelihood const& likelihood, double expected_max, std::uint32_t shortest, std::uint32_t longest,
                 bool singly, std::size_t types) {
  auto const usual = usual_best + usual_best_for_each * static_cast<double>(types - 1);
  std::vector<std::int64_t> thresholds;
  for (std::size_t bucket = 0; bucket < kernel::bucket_of(expected_max) + 2 && !singly; ++bucket)
    thresholds.push_back(std::max<std::int64_t>(1, largest_count_within(likelihood, bucket_begin(bucket), usual)));
  std::vector<kernel::Group> one_by_one;
  for (auto length = shortest; length <= longest; ++length) one_by_one.push_back({length, length, 1});
  for (int octave = lowest_octave; octave <= highest_octave; ++octave)
    by_octave_.push_back(singly ? one_by_one : cheapest(thresholds, shortest, longest, std::exp2(octave + 0.5)));
}

std::vector<kernel::Group> const& Tilings::for_density(double expected_an_interval) const {
  auto const octave = expected_an_interval > 0 ? std::ilogb(expected_an_interval) : lowest_octave;
  return by_octave_[static_cast<std::size_t>(std::clamp(octave, lowest_octave, highest_octave) - lowest_octave)];
}

}  // namespace wardmote::analysis::scan
