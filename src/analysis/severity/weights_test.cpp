#include "analysis/severity/weights.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <vector>

namespace wardmote::analysis::severity {
namespace {

double rounded_to(double value, double unit) { return std::round(value / unit) * unit; }

RC_GTEST_PROP(RecoveredWeight, always_lies_in_what_rounding_allows_when_the_figures_come_from_one_weight, ()) {
  double const weight = *rc::gen::inRange(300, 150'000);
  std::vector<PublishedShare> places;
  for (int i = 0; i < 4; ++i) {
    double const incidents = *rc::gen::inRange(1, 5'000), population = *rc::gen::inRange(100'000, 7'000'000);
    double const index = *rc::gen::inRange(2'500, 20'000) / 100.0;
    double const share = weight * incidents / population / index;
    if (share > 1 || share < 0.0001) continue;
    places.push_back({incidents, rounded_to(share, 0.0001), 0.00005, rounded_to(index, 0.1), 0.05, population});
  }
  auto const found = recover_weight(places);
  if (found.outcome == WeightOutcome::no_incidents) return;
  RC_ASSERT(found.allowed_by_rounding.has_value());
  RC_ASSERT(found.allowed_by_rounding->lower <= weight * (1 + 1e-12));
  RC_ASSERT(weight * (1 - 1e-12) <= found.allowed_by_rounding->upper);
}

TEST(RecoveredWeight, leaves_out_places_without_incidents_and_says_so_when_none_is_left) {
  std::vector<PublishedShare> places{{0, 0, 0.00005, 50, 0.05, 100'000}};
  EXPECT_EQ(recover_weight(places).outcome, WeightOutcome::no_incidents);
  places.push_back({10, 0.02, 0.00005, 50, 0.05, 100'000});
  auto const found = recover_weight(places);
  EXPECT_EQ(found.places_used, 1U);
  EXPECT_DOUBLE_EQ(found.median, 50 * 0.02 * 10'000);
}

TEST(RecoveredWeight, allows_nothing_where_two_places_cannot_have_the_same_weight) {
  std::vector<PublishedShare> const places{{10, 0.02, 0.00005, 50, 0.05, 100'000},
                                           {10, 0.03, 0.00005, 50, 0.05, 100'000}};
  auto const found = recover_weight(places);
  EXPECT_FALSE(found.allowed_by_rounding);
  EXPECT_DOUBLE_EQ(found.lowest, 10'000);
  EXPECT_DOUBLE_EQ(found.highest, 15'000);
}

}  // namespace
}  // namespace wardmote::analysis::severity
