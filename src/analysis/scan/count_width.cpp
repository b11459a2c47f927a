#include "analysis/scan/count_width.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "analysis/scan/kernel/kernel.h"
#include "analysis/scan/zone_profile.h"

namespace wardmote::analysis::scan {
namespace {

constexpr double count_16_bits_max = 32'000;
constexpr double deviations = 6.4 + 9;  // of the last ratio of a grid above what is expected; of any count below it

/// The most cases that any window, a little lengthened, can hold in any world.
double count_max(Prepared const& prepared, std::uint32_t longest) {
  auto const total = static_cast<double>(prepared.total_cases());
  if (prepared.study().model == Model::expectation) return std::max(total, prepared.likelihood().cases());
  if (prepared.study().model != Model::permutation) return total;
  std::vector<double> by_interval(prepared.intervals());
  for (auto const& one : prepared.cases_in_order()) by_interval[one.interval] += one.count;
  double sum = 0, most = 0;
  for (std::size_t t = 0; t < by_interval.size(); ++t) {
    sum += by_interval[t];
    if (t >= longest + 8) sum -= by_interval[t - longest - 8];
    most = std::max(most, sum);
  }
  return most;
}

/// The most cases that all places together expect in so many intervals.
double expected_at_most(Prepared const& prepared, std::uint32_t longest) {
  ZoneProfile everywhere(prepared, 0, kernel::portable_kernel());
  for (std::uint32_t place = 0; place < prepared.study().places.size(); ++place) everywhere.add(place);
  auto const cumulative = everywhere.cumulative();
  double most = 0;
  for (std::size_t end = 1; end < cumulative.size(); ++end)
    most = std::max(most, cumulative[end] - cumulative[end - std::min<std::size_t>(end, longest)]);
  return most;
}

}  // namespace

double expected_max(Prepared const& prepared, Zones const& zones, std::uint32_t longest) {
  auto const risk = static_cast<double>(prepared.total_cases()) / static_cast<double>(prepared.total_trials());
  auto const of_zone = zones.at_risk_max() * (prepared.study().model == Model::bernoulli ? risk : 1);
  return (1 + 1e-6) * std::min(of_zone, expected_at_most(prepared, longest));
}

double count_of_place_max(Prepared const& prepared) {
  auto const mean = std::ranges::max(prepared.at_risk());
  return prepared.study().model == Model::bernoulli ? mean : mean + 14 * std::sqrt(mean) + 30;
}

std::size_t places_together_max(Prepared const& prepared, std::uint32_t longest) {
  if (count_max(prepared, longest) <= count_16_bits_max) return kernel::longest_stretch;
  if (prepared.intervals() > 1) return 0;
  auto const share = prepared.study().model == Model::expectation ? 1 : 0.25;  // of the cases, the largest variance
  auto const left = count_16_bits_max - deviations * std::sqrt(share * prepared.likelihood().cases());
  auto const fitting = std::min<double>(kernel::longest_stretch, left / count_of_place_max(prepared));
  return fitting < kernel::shortest_stretch ? 0 : std::bit_floor(static_cast<std::size_t>(fitting));
}

}  // namespace wardmote::analysis::scan
