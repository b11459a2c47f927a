#include "analysis/scan/count_width.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "analysis/scan/kernel/choose.h"
#include "analysis/scan/scan_oracle.h"
#include "analysis/scan/zone_profile.h"

namespace wardmote::analysis::scan {
namespace {

/// The most expected cases of any window of up to so many intervals, looked at one by one.
double largest_of_all(Prepared const& prepared, Zones const& zones, std::uint32_t longest) {
  double most = 0;
  Zones::Room room;
  for (auto const& direction : zones.directions()) {
    ZoneProfile zone(prepared, 0, kernel::portable_kernel());
    for (auto const place : zones.places(direction, room)) zone.add(place);
    auto const cumulative = zone.cumulative();
    for (std::size_t end = 1; end < cumulative.size(); ++end)
      most = std::max(most, cumulative[end] - cumulative[end - std::min<std::size_t>(end, longest)]);
  }
  return most;
}

TEST(CountWidth, no_window_expects_more_than_the_most_that_is_told_nor_much_fewer_where_zones_end_at_a_distance) {
  double told_within = 0, largest_within = 0;
  for (auto const& kind : kinds())
    for (double const distance : {5'000.0, 30'000.0, 1e9})
      for (unsigned seed = 1; seed <= 4; ++seed) {
        auto const study = small_study(kind.model, 30, kind.intervals, seed);
        auto options = options_of(kind);
        options.limits.distance = distance;
        Prepared const prepared(study);
        Zones const zones(study, options, prepared.at_risk());
        auto const told = expected_max(prepared, zones, options.limits.intervals_max);
        auto const largest = largest_of_all(prepared, zones, options.limits.intervals_max);
        EXPECT_LE(largest, told) << static_cast<int>(kind.model) << " distance " << distance << " seed " << seed;
        if (distance > 1e6 || kind.model == Model::bernoulli) continue;
        told_within += told, largest_within += largest;
      }
  EXPECT_LT(told_within, 1.5 * largest_within);
}

/// The logarithm of P(X >= count), X Poisson, term by term.
double log_tail(double mean, int count) {
  auto const first = count * std::log(mean) - mean - std::lgamma(count + 1.0);
  double sum = 1, term = 1;
  for (int more = 1; more <= 2000; ++more) sum += term *= mean / (count + more);
  return first + std::log(sum);
}

TEST(CountWidth, counts_are_kept_in_bytes_only_where_a_larger_one_has_a_probability_below_one_in_10_to_40) {
  double fits_up_to = 0;
  for (double mean = 0.5; mean < 300; mean += 0.5) {
    if (!fit_bytes(mean)) continue;
    EXPECT_EQ(fits_up_to, mean - 0.5) << "and of fewer they do too";
    EXPECT_LT(log_tail(mean, 256), -40 * std::log(10));
    fits_up_to = mean;
  }
  EXPECT_GT(fits_up_to, 90);
}

}  // namespace
}  // namespace wardmote::analysis::scan
