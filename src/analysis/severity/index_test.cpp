#include "analysis/severity/index.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "analysis/ranking/poisson_limits.h"
#include "base/ensure.h"

namespace wardmote::analysis::severity {
namespace {

std::vector<Offence> random_offences() {
  auto const counts = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 500)));
  std::vector<Offence> offences;
  for (int const n : counts)
    offences.push_back({static_cast<double>(n), static_cast<double>(*rc::gen::inRange(1, 7042))});
  return offences;
}

TEST(CrimeSeverityIndex, is_the_severity_per_resident_in_hundreds_of_the_base) {
  std::vector<Offence> const offences{{10, 500}, {1000, 20}, {0, 7042}};
  auto const index = crime_severity_index(offences, 50'000, 0.25);
  EXPECT_DOUBLE_EQ(index.value, 100 * (25'000 / 50'000.0) / 0.25);
  EXPECT_DOUBLE_EQ(index.contributions[0].points, 40);
  EXPECT_DOUBLE_EQ(index.contributions[0].share, 0.2);
  EXPECT_DOUBLE_EQ(index.contributions[2].points, 0);
}

RC_GTEST_PROP(CrimeSeverityIndex, points_sum_to_the_index_and_shares_to_one, ()) {
  auto const offences = random_offences();
  auto const index = crime_severity_index(offences, 100'000, 100);
  double points = 0, shares = 0;
  for (auto const& part : index.contributions) points += part.points, shares += part.share;
  RC_ASSERT(std::abs(points - index.value) <= 1e-9 * (1 + index.value));
  RC_ASSERT(index.value == 0 || std::abs(shares - 1) < 1e-12);
}

RC_GTEST_PROP(CrimeSeverityIndex, does_not_change_by_one_bit_when_the_rows_are_shuffled, ()) {
  auto offences = random_offences();
  auto const before = index_interval(offences, 123'456, 100);
  std::ranges::reverse(offences);
  std::ranges::rotate(offences, offences.begin() + static_cast<long>(offences.size() / 3));
  auto const after = index_interval(offences, 123'456, 100);
  RC_ASSERT(before.value == after.value && before.interval == after.interval);
}

TEST(IndexInterval, equals_the_published_gamma_interval_of_fay_and_feuer) {
  // Down syndrome in births of order five and higher, Michigan 1950-1964 (Stark & Mantel 1966; Fleiss 1981, table 14.4;
  // the example of Fay & Feuer 1997). R package dsrTest 1.0.0, vignette "Examples", method "gamma": 75.52901 per
  // 100,000, 95 % interval 67.70212 to 188.30017.
  std::vector<double> const cases{0, 8, 63, 112, 262, 295}, births{327, 30666, 123419, 149919, 104088, 34392},
      standard{319933, 931318, 786511, 488235, 237863, 61313};
  std::vector<Offence> groups;
  for (std::size_t i = 0; i < cases.size(); ++i) groups.push_back({cases[i], standard[i] / births[i]});
  auto const rate = index_interval(groups, 2'825'173, 100.0 / 100'000);
  EXPECT_NEAR(rate.value, 75.52901, 5e-6);
  EXPECT_NEAR(rate.interval.lower, 67.70212, 5e-6);
  EXPECT_NEAR(rate.interval.upper, 188.30017, 5e-6);
}

TEST(IndexInterval, is_the_exact_poisson_interval_where_all_weights_are_equal) {
  for (double const n : {0.0, 1.0, 7.0, 350.0}) {
    auto const interval = index_interval(std::vector<Offence>{{n, 1}, {0, 1}}, 1, 100).interval;
    auto const exact = ranking::exact_poisson_interval(n);
    EXPECT_NEAR(interval.lower, exact.lower, 1e-12 * (1 + n));
    EXPECT_NEAR(interval.upper, exact.upper, 1e-12 * (1 + n));
  }
}

TEST(IndexInterval, of_a_year_without_incidents_still_has_an_upper_limit) {
  auto const interval = index_interval(std::vector<Offence>{{0, 3}, {0, 100}}, 1'000, 100);
  EXPECT_EQ(interval.outcome, IntervalOutcome::no_incidents);
  EXPECT_EQ(interval.interval.lower, 0);
  EXPECT_NEAR(interval.interval.upper, -std::log(0.025) * 100 / 1'000, 1e-12);
}

TEST(IndexInterval, widens_about_as_the_root_of_the_overdispersion) {
  std::vector<Offence> const offences{{5'000, 100}, {400, 800}};
  auto const plain = index_interval(offences, 100'000, 100).interval;
  auto const wide = index_interval(offences, 100'000, 100, {.overdispersion = 4}).interval;
  EXPECT_NEAR((wide.upper - wide.lower) / (plain.upper - plain.lower), 2, 0.05);
}

TEST(IndexInterval, covers_the_truth_at_least_as_often_as_it_says) {
  // Four kinds of offence, murder rare: 4,000 years of a town of 60,000.
  std::vector<double> const means{0.4, 6, 60, 900}, weights{143'888, 34'076, 8'109, 1'150};
  double truth = 0;
  for (std::size_t i = 0; i < means.size(); ++i) truth += means[i] * weights[i] / 60'000;
  std::mt19937_64 random(1);
  int covered = 0;
  constexpr int years = 4'000;
  for (int year = 0; year < years; ++year) {
    std::vector<Offence> offences;
    for (std::size_t i = 0; i < means.size(); ++i)
      offences.push_back({static_cast<double>(std::poisson_distribution<int>(means[i])(random)), weights[i]});
    covered += index_interval(offences, 60'000, 100).interval.contains(truth);
  }
  EXPECT_GE(covered, 0.945 * years);
}

TEST(CrimeSeverityIndex, counts_it_as_our_mistake_to_ask_for_a_population_of_nobody) {
  std::vector<Offence> const offences{{1, 1}};
  EXPECT_THROW(crime_severity_index(offences, 0, 100), base::BrokenPromise);
  EXPECT_THROW(index_interval(offences, 100, 100, {.level = 1}), base::BrokenPromise);
  EXPECT_THROW(crime_severity_index(std::vector<Offence>{{-1, 1}}, 100, 100), base::BrokenPromise);
}

}  // namespace
}  // namespace wardmote::analysis::severity
