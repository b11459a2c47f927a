#include "analysis/severity/scale.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "analysis/ranking/poisson_limits.h"

namespace wardmote::analysis::severity {
namespace {

TEST(SeverityScale, is_the_weight_itself_where_there_is_one_kind_of_offence) {
  EXPECT_DOUBLE_EQ(severity_scale(std::vector<Offence>{{17, 8'109}}), 8'109);
}

TEST(SeverityScale, gives_the_compound_poisson_error_of_the_index_it_was_made_from) {
  std::vector<Offence> const offences{{2, 143'888}, {40, 8'109}, {3'000, 1'150}};
  double const population = 150'000;
  auto const sum = weighted_sum(offences);
  double const index = crime_severity_index(offences, population, recovered_weights_base).value;
  double const modelled = modelled_standard_error(index, population, {.scale = severity_scale(offences)});
  EXPECT_NEAR(modelled, std::sqrt(sum.variance) / population, 1e-12);
}

TEST(ModelledStandardError, halves_when_the_population_is_four_times_as_large) {
  SeverityModel const model{.scale = 8'000, .overdispersion = 4};
  EXPECT_NEAR(modelled_standard_error(50, 100'000, model), 2 * modelled_standard_error(50, 400'000, model), 1e-12);
  EXPECT_EQ(modelled_standard_error(0, 100'000, model), 0);
}

TEST(ModelledInterval, is_the_exact_poisson_interval_of_the_effective_number_of_incidents) {
  SeverityModel const model{.scale = 1'000, .overdispersion = 1};
  auto const interval = modelled_interval(9, 1'000, model).interval;  // nine incidents of one point each
  auto const exact = ranking::exact_poisson_interval(9);
  EXPECT_NEAR(interval.lower, exact.lower, 1e-12);
  EXPECT_NEAR(interval.upper, exact.upper, 1e-12);
}

TEST(ModelledInterval, nears_the_normal_one_for_a_large_place_and_never_goes_below_zero) {
  SeverityModel const model{.scale = 8'000, .overdispersion = 2};
  auto const large = modelled_interval(60, 6'000'000, model).interval;
  double const reach = 1.96 * modelled_standard_error(60, 6'000'000, model);
  EXPECT_NEAR(large.lower, 60 - reach, 0.02 * reach);
  EXPECT_NEAR(large.upper, 60 + reach, 0.02 * reach);
  auto const none = modelled_interval(0, 10'000, model);
  EXPECT_EQ(none.outcome, IntervalOutcome::no_incidents);
  EXPECT_EQ(none.interval.lower, 0);
  EXPECT_GT(none.interval.upper, 0);
}

}  // namespace
}  // namespace wardmote::analysis::severity
