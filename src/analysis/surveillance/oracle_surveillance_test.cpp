// Fast answers against slow ones: dense least squares, sums of probabilities, all arrangements.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "analysis/surveillance/cusum.h"
#include "analysis/surveillance/ears.h"
#include "analysis/surveillance/equal_weeks.h"
#include "analysis/surveillance/farrington.h"
#include "base/random.h"

namespace wardmote::analysis::surveillance {
namespace {

using Matrix = std::vector<std::vector<double>>;

/// The inverse of a positive definite matrix, by Cholesky's factors.
Matrix inverse(Matrix const& a) {
  auto const n = a.size();
  Matrix l(n, std::vector<double>(n));
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      double rest = a[i][j];
      for (std::size_t k = 0; k < j; ++k) rest -= l[i][k] * l[j][k];
      l[i][j] = i == j ? std::sqrt(rest) : rest / l[j][j];
    }
  Matrix answer(n, std::vector<double>(n));
  for (std::size_t column = 0; column < n; ++column) {
    std::vector<double> x(n);
    for (std::size_t i = 0; i < n; ++i) {
      x[i] = i == column;
      for (std::size_t k = 0; k < i; ++k) x[i] -= l[i][k] * x[k];
      x[i] /= l[i][i];
    }
    for (std::size_t i = n; i-- > 0;) {
      for (std::size_t k = i + 1; k < n; ++k) x[i] -= l[k][i] * x[k];
      x[i] /= l[i][i];
    }
    for (std::size_t i = 0; i < n; ++i) answer[i][column] = x[i];
  }
  return answer;
}

double dot(std::vector<double> const& a, std::vector<double> const& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

std::vector<double> times(Matrix const& a, std::vector<double> const& x) {
  std::vector<double> answer;
  for (auto const& row : a) answer.push_back(dot(row, x));
  return answer;
}

/// Iteratively reweighted least squares with a column for each level and one for the week.
struct Dense {
  std::vector<double> coefficients, means;
  Matrix rows, covariance;

  Dense(BaseWeeks const& base, std::vector<double> const& weights, bool with_slope) {
    for (std::size_t i = 0; i < base.size(); ++i) rows.push_back(row(base, base.level[i], base.week[i], with_slope));
    for (double const count : base.count) means.push_back(count + 0.5);
    for (int step = 0; step < 200; ++step) improve(base, weights);
  }
  static std::vector<double> row(BaseWeeks const& base, std::size_t level, double week, bool with_slope) {
    std::vector<double> values(base.levels + with_slope);
    values[level] = 1;
    if (with_slope) values.back() = week;
    return values;
  }
  void improve(BaseWeeks const& base, std::vector<double> const& weights) {
    auto const n = rows[0].size();
    Matrix squares(n, std::vector<double>(n));
    std::vector<double> products(n);
    for (std::size_t i = 0; i < rows.size(); ++i)
      for (std::size_t a = 0; a < n; ++a) {
        double const weight = weights[i] * means[i];
        products[a] += weight * rows[i][a] * (std::log(means[i]) + (base.count[i] - means[i]) / means[i]);
        for (std::size_t b = 0; b < n; ++b) squares[a][b] += weight * rows[i][a] * rows[i][b];
      }
    covariance = inverse(squares);
    coefficients = times(covariance, products);
    for (std::size_t i = 0; i < rows.size(); ++i) means[i] = std::exp(dot(rows[i], coefficients));
  }
  double variance_of(std::vector<double> const& values) const { return dot(values, times(covariance, values)); }
};

BaseWeeks random_weeks(std::uint64_t stream) {
  base::RandomStream random(5, stream);
  BaseWeeks base;
  base.levels = 1 + stream % 4;
  for (int week = -60; week < -4; ++week) {
    if (random.below(5) == 0) continue;
    base.week.push_back(week);
    base.count.push_back(random.below(static_cast<std::uint32_t>(3 + 4 * (stream % 3))));
    base.level.push_back(static_cast<std::uint8_t>(base.week.size() % base.levels));
  }
  return base;
}

TEST(OracleSurveillance, the_fit_is_that_of_dense_reweighted_least_squares) {
  for (std::uint64_t stream = 0; stream < 60; ++stream) {
    auto const base = random_weeks(stream);
    base::RandomStream random(6, stream);
    std::vector<double> weights;
    for (std::size_t i = 0; i < base.size(); ++i) weights.push_back(0.2 + random.uniform());
    for (bool const with_slope : {false, true}) {
      auto const fit = fit_levels(base, weights, with_slope);
      Dense const dense(base, weights, with_slope);
      ASSERT_EQ(fit.has_slope, with_slope);
      for (std::size_t i = 0; i < base.size(); ++i) {
        EXPECT_NEAR(fit.means[i] / dense.means[i], 1, 1e-8);
        EXPECT_NEAR(fit.leverages[i], weights[i] * fit.means[i] * dense.variance_of(dense.rows[i]), 1e-8);
      }
      auto const ahead = Dense::row(base, 0, 0, with_slope);
      EXPECT_NEAR(fit.ahead, std::exp(dot(ahead, dense.coefficients)), 1e-7 * fit.ahead);
      EXPECT_NEAR(fit.ahead_ratio, fit.ahead * dense.variance_of(ahead), 1e-7);
      if (!with_slope) continue;
      EXPECT_NEAR(fit.slope, dense.coefficients.back(), 1e-9);
      EXPECT_NEAR(fit.slope_error, std::sqrt(dense.covariance.back().back()), 1e-8);
    }
  }
}

TEST(OracleSurveillance, a_level_without_any_count_leaves_the_others_as_they_are) {
  BaseWeeks base{
      .week = {-8, -7, -6, -5, -4, -3}, .count = {0, 3, 0, 5, 0, 4}, .level = {0, 1, 0, 1, 0, 1}, .levels = 2};
  BaseWeeks others{.week = {-7, -5, -3}, .count = {3, 5, 4}, .level = {0, 0, 0}, .levels = 1};
  std::vector<double> const six(6, 1.0), three(3, 1.0);
  auto const fit = fit_levels(base, six, true), alone = fit_levels(others, three, true);
  EXPECT_NEAR(fit.slope, alone.slope, 1e-12);
  EXPECT_EQ(fit.ahead, 0);
  EXPECT_GT(fit.ahead_ratio, 0.3);  // about one incident in three weeks more cannot be excluded
}

TEST(OracleSurveillance, a_slope_that_the_counts_do_not_determine_is_left_out) {
  std::vector<double> const equal(4, 1.0);
  for (std::vector<double> const& counts : {std::vector<double>{0, 0, 0, 0}, {0, 0, 0, 7}, {7, 0, 0, 0}}) {
    BaseWeeks const base{.week = {-8, -7, -6, -5}, .count = counts, .level = {0, 0, 0, 0}, .levels = 1};
    EXPECT_FALSE(fit_levels(base, equal, true).has_slope);
  }
}

TEST(OracleSurveillance, tails_and_quantiles_are_sums_of_probabilities) {
  for (double const mean : {0.03, 0.7, 4.0, 60.0})
    for (double const ratio : {1.0, 1.05, 2.0, 9.0}) {
      CountLaw const law{mean, ratio};
      double below = 0, first_moment = 0;
      for (int count = 0; count < 2000; ++count) {
        EXPECT_NEAR(at_least(law, count), 1 - below, 1e-10);
        below += exactly(law, count);
        first_moment += count * exactly(law, count);
      }
      EXPECT_NEAR(below, 1, 1e-10);
      EXPECT_NEAR(first_moment, mean, 1e-9 * (1 + mean));
      for (double const probability : {0.01, 0.5, 0.95, 0.9999}) {
        double sum = 0, count = 0;
        for (; (sum += exactly(law, count)) < probability; ++count) continue;
        EXPECT_EQ(quantile(law, probability), count) << mean << " " << ratio << " " << probability;
      }
    }
  EXPECT_EQ(at_least({0, 1}, 1), 0);
  EXPECT_EQ(quantile({0, 1}, 0.99), 0);
}

TEST(OracleSurveillance, the_least_count_is_found_from_wherever_one_begins) {
  for (double const answer : {0.0, 1.0, 2.0, 17.0, 1000.0})
    for (double const near : {-3.0, 0.0, 1.0, 16.0, 17.0, 18.0, 5000.0})
      EXPECT_EQ(least_count(0.5, near, [&](double count) { return count < answer ? 1.0 : 0.1; }), answer);
}

TEST(OracleSurveillance, of_equal_weeks_the_predictive_p_is_the_exact_binomial_one) {
  for (int sum = 0; sum < 12; ++sum) {
    BaseWeeks base;
    for (int week = 0; week < 9; ++week) {
      base.week.push_back(week - 12);
      base.count.push_back(sum / 9 + (week < sum % 9));  // not dispersed more than Poisson counts
      base.level.push_back(0);
    }
    auto const law = predictive_law(fit_levels(base, std::vector<double>(9, 1.0), false));
    for (int count = 0; count < 15; ++count) {
      double tail = 0;  // P(B >= count), B binomial of sum + count and 1/10
      for (int k = count; k <= sum + count; ++k)
        tail += std::exp(std::lgamma(sum + count + 1) - std::lgamma(k + 1) - std::lgamma(sum + count - k + 1) +
                         k * std::log(0.1) + (sum + count - k) * std::log(0.9));
      EXPECT_NEAR(at_least(law, count), tail, 1e-12);
    }
  }
}

TEST(OracleSurveillance, simulated_p_is_that_of_all_arrangements) {
  std::vector<std::uint32_t> observed(12, 0U);
  observed[11] = 2, observed[4] = 1;
  double const statistic = ears_c3(observed);
  double reached = 0;
  for (int world = 0; world < 12 * 12 * 12; ++world) {
    std::vector<std::uint32_t> counts(12, 0U);
    for (int rest = world, i = 0; i < 3; ++i, rest /= 12) ++counts[static_cast<std::size_t>(rest % 12)];
    reached += ears_c3(counts) >= statistic;
  }
  double const exact = reached / 1728;
  auto const drawn = statistics_of_equal_weeks(3, 12, 20'000, 1, ears_c3);
  EXPECT_NEAR(monte_carlo_p(drawn, statistic, false), exact, 4 * std::sqrt(exact * (1 - exact) / 20'000) + 1e-4);
}

}  // namespace
}  // namespace wardmote::analysis::surveillance
