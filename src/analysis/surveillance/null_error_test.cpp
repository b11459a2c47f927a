// What the p-values promise: in series in which nothing happens, P(p <= a) <= a; and what they find where something does.
#include <gtest/gtest.h>

#include <cmath>

#include "analysis/surveillance/watch.h"
#include "base/random.h"

namespace wardmote::analysis::surveillance {
namespace {

/// The count below which a Poisson (or negative binomial) variable stays with this probability, by summation.
std::uint32_t drawn(double mean, double ratio, double uniform) {
  double const size = ratio > 1 ? mean / (ratio - 1) : 0;
  double probability = ratio > 1 ? std::pow(ratio, -size) : std::exp(-mean), sum = probability;
  std::uint32_t count = 0;
  for (; sum < uniform && count < 100'000; ++count) {
    probability *= ratio > 1 ? (size + count) / (count + 1) * (1 - 1 / ratio) : mean / (count + 1);
    sum += probability;
  }
  return count;
}

struct World {
  double mean = 1;
  double ratio = 1;
  double season = 0;  // of the log mean, amplitude
  double rise = 0;    // of the log mean, a year
  double excess = 1;  // of the last week, times its mean
};

std::vector<std::uint32_t> series_of(World const& world, std::size_t weeks, std::uint64_t stream) {
  base::RandomStream random(20'130'409, stream);
  std::vector<std::uint32_t> counts;
  for (std::size_t week = 0; week < weeks; ++week) {
    double const years = static_cast<double>(week) / 52;
    double const mean = world.mean * (week + 1 == weeks ? world.excess : 1) *
                        std::exp(world.season * std::sin(6.283185307179586 * years) + world.rise * years);
    counts.push_back(drawn(mean, world.ratio, random.uniform()));
  }
  return counts;
}

/// Share of p-values at or below each level.
std::vector<double> shares(World const& world, WatchOptions const& options, std::size_t series,
                           std::vector<double> const& levels) {
  std::vector<std::vector<std::uint32_t>> kept;
  for (std::size_t i = 0; i < series; ++i) kept.push_back(series_of(world, weeks_needed(options), i));
  std::vector<WeeklyCounts> const all(kept.begin(), kept.end());
  auto const answer = watch(all, options);
  std::vector<double> found;
  for (double const level : levels) {
    double hits = 0;
    for (auto const& one : answer.series) hits += one.p <= level;
    found.push_back(hits / static_cast<double>(series));
  }
  return found;
}

std::vector<double> const levels{0.05, 0.01, 0.001};

/// Four standard errors above a share that is at most `level`.
double highest(double level, std::size_t series) {
  return level + 4 * std::sqrt(level * (1 - level) / static_cast<double>(series));
}

void expect_kept(char const* name, WatchOptions const& options, std::size_t series) {
  for (double const mean : {0.05, 0.5, 5.0}) {
    auto const found = shares({.mean = mean}, options, series, levels);
    for (std::size_t i = 0; i < levels.size(); ++i) EXPECT_LE(found[i], highest(levels[i], series)) << name << mean;
    std::printf("    %s, mean %g: %.4f %.4f %.4f\n", name, mean, found[0], found[1], found[2]);
  }
}

TEST(NullError, exact_p_values_keep_every_level_in_series_of_poisson_counts_however_sparse) {
  expect_kept("farrington-flexible", {.method = Method::farrington_flexible}, 4000);
  expect_kept("farrington", {.method = Method::farrington}, 4000);
  expect_kept("ears-c1", {.method = Method::ears_c1}, 4000);
  expect_kept("ears-c2", {.method = Method::ears_c2}, 4000);
}

TEST(NullError, simulated_p_values_keep_every_level_in_series_of_poisson_counts_however_sparse) {
  expect_kept("ears-c3", {.method = Method::ears_c3, .draws = 999}, 2000);
  expect_kept("cusum", {.method = Method::cusum, .draws = 999}, 2000);
}

TEST(NullError, a_season_and_a_fall_do_not_break_the_flexible_method) {
  for (World const world : {World{.mean = 5, .season = 0.5, .rise = 0.1}, World{.mean = 5, .rise = -0.2}}) {
    auto const found = shares(world, {}, 5000, levels);
    for (std::size_t i = 0; i < levels.size(); ++i) EXPECT_LE(found[i], highest(levels[i], 5000));
  }
}

TEST(NullError, overdispersed_counts_pass_the_level_of_the_flexible_method_by_a_third_at_one_in_a_hundred_at_most) {
  for (World const world :
       {World{.mean = 5, .ratio = 2}, World{.mean = 5, .ratio = 5}, World{.mean = 0.5, .ratio = 2}}) {
    auto const found = shares(world, {}, 5000, levels);
    EXPECT_LE(found[0], highest(0.058, 5000));
    EXPECT_LE(found[1], highest(0.0133, 5000));
    EXPECT_LE(found[2], highest(0.0017, 5000));
    std::printf("    mean %g, variance %g means: %.4f %.4f %.4f\n", world.mean, world.ratio, found[0], found[1],
                found[2]);
  }
}

TEST(NullError, mid_p_is_nearer_the_level_and_not_promised_to_keep_it) {
  auto const exact = shares({.mean = 0.5}, {}, 5000, levels),
             mid = shares({.mean = 0.5}, {.mid_p = true}, 5000, levels);
  for (std::size_t i = 0; i < levels.size(); ++i) EXPECT_GE(mid[i], exact[i]);
  EXPECT_GT(mid[0], 1.3 * exact[0]);
}

TEST(Power, of_the_flexible_method_is_what_the_page_of_the_method_says) {
  struct Row {
    World world;
    double at_5_percent, at_1_percent, at_1_in_1000;
  };
  constexpr std::size_t series = 4000;
  for (auto const& row :
       {Row{{.mean = 2, .excess = 2}, 0.27, 0.11, 0.03}, Row{{.mean = 2, .excess = 3}, 0.6, 0.37, 0.16},
        Row{{.mean = 5, .excess = 1.5}, 0.23, 0.08, 0.02}, Row{{.mean = 5, .excess = 2}, 0.53, 0.3, 0.11},
        Row{{.mean = 5, .excess = 3}, 0.92, 0.79, 0.56}, Row{{.mean = 20, .excess = 1.5}, 0.6, 0.35, 0.14},
        Row{{.mean = 20, .excess = 2}, 0.97, 0.89, 0.7}, Row{{.mean = 20, .ratio = 3, .excess = 2}, 0.67, 0.4, 0.16}}) {
    auto const found = shares(row.world, {}, series, levels);
    double const told[] = {row.at_5_percent, row.at_1_percent, row.at_1_in_1000};
    for (std::size_t i = 0; i < levels.size(); ++i)
      EXPECT_NEAR(found[i], told[i], 0.005 + 4 * std::sqrt(told[i] * (1 - told[i]) / series)) << row.world.mean;
    std::printf("    mean %g, variance %g means, last week x %g: %.3f %.3f %.3f\n", row.world.mean, row.world.ratio,
                row.world.excess, found[0], found[1], found[2]);
  }
}

/// A grid of series of many means, one week judged after the other: what alarmed in a year, though nothing happened.
struct YearOfNothing {
  double alarms = 0;
  double expected = 0;
};

YearOfNothing year_of_nothing(WatchOptions const& options, double ratio) {
  std::vector<std::vector<std::uint32_t>> kept;
  for (std::size_t i = 0; i < 300; ++i) {
    double const means[] = {0.05, 0.5, 2, 5, 20};
    kept.push_back(series_of({.mean = means[i % 5], .ratio = ratio}, weeks_needed(options) + 51, 1'000'000 + i));
  }
  YearOfNothing year;
  for (std::size_t week = 0; week < 52; ++week) {
    std::vector<WeeklyCounts> until;
    for (auto const& counts : kept) until.push_back(WeeklyCounts(counts).first(weeks_needed(options) + week));
    auto const answer = watch(until, options);
    year.alarms += static_cast<double>(answer.alarms);
    year.expected += answer.false_alarms_a_week;
  }
  return year;
}

TEST(NullError, a_budget_of_false_alarms_is_spent_and_not_passed) {
  for (double const budget : {12.0, 52.0}) {
    auto const year = year_of_nothing({.budget = budget}, 1);
    EXPECT_LE(year.expected, budget * (1 + 1e-9));
    EXPECT_GE(year.expected, 0.95 * budget);
    EXPECT_LE(year.alarms, budget + 4 * std::sqrt(budget));
    EXPECT_GE(year.alarms, 0.6 * budget - 4 * std::sqrt(budget));
    std::printf("    budget %g a year: expected %.1f, attained %g\n", budget, year.expected, year.alarms);
  }
}

TEST(NullError, of_weeks_in_which_nothing_happens_no_more_than_the_level_have_a_discovery) {
  auto const year = year_of_nothing({.control = Correction::bh, .level = 0.05}, 1);
  EXPECT_LE(year.alarms, 52 * 0.05 + 4 * std::sqrt(52 * 0.05 * 0.95) + 1);
  std::printf("    bh at 0.05: %g alarms in 52 weeks of 300 series\n", year.alarms);
}

}  // namespace
}  // namespace wardmote::analysis::surveillance
