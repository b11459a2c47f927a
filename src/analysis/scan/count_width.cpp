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
    if (t >= longest + kernel::longest_step) sum -= by_interval[t - longest - kernel::longest_step];
    most = std::max(most, sum);
  }
  return most;
}

/// Before each interval, the expected cases of a zone that has as much of each factor as any within the distance limit; Bernoulli: of all places.
std::vector<double> cumulative_of_largest(Prepared const& prepared, Zones const& zones) {
  auto const& [factors, of_place, of_interval] = prepared.expected();
  auto const intervals = prepared.intervals();
  auto const most = zones.most_near(of_place, factors);
  if (most.empty()) {
    ZoneProfile everywhere(prepared, 0, kernel::portable_kernel());
    for (std::uint32_t place = 0; place < prepared.study().places.size(); ++place) everywhere.add(place);
    auto const cumulative = everywhere.cumulative();
    return {cumulative.begin(), cumulative.end()};
  }
  std::vector<double> cumulative(intervals + 1);
  for (std::uint32_t t = 0; t < intervals; ++t) {
    cumulative[t + 1] = cumulative[t];
    for (std::size_t r = 0; r < factors; ++r) cumulative[t + 1] += most[r] * of_interval[r * intervals + t];
  }
  return cumulative;
}

}  // namespace

double expected_max(Prepared const& prepared, Zones const& zones, std::uint32_t longest) {
  auto of_zone = zones.at_risk_max();
  if (prepared.study().model == Model::bernoulli) {
    for (auto const near : zones.most_near(prepared.at_risk(), 1)) of_zone = std::min(of_zone, near);
    of_zone *= static_cast<double>(prepared.total_cases()) / static_cast<double>(prepared.total_trials());
  }
  auto const cumulative = cumulative_of_largest(prepared, zones);
  double most = 0;
  for (std::size_t end = 1; end < cumulative.size(); ++end)
    most = std::max(most, cumulative[end] - cumulative[end - std::min<std::size_t>(end, longest)]);
  return (1 + 1e-6) * std::min(of_zone, most);
}

bool fit_bytes(double expected_max) {
  constexpr double beyond = 256, exponent_max = -92.2;  // the logarithm of 1e-40
  return expected_max < beyond && beyond - expected_max - beyond * std::log(beyond / expected_max) < exponent_max;
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
