// The scan of the negative binomial model against a slow reading of its definition; and what its p-values promise.
#include "analysis/scan/score_scan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "analysis/backwards.h"
#include "analysis/scan/answer_bits.h"
#include "analysis/scan/negative_binomial.h"
#include "analysis/scan/scan.h"

namespace wardmote::analysis::scan {
namespace {

/// A small world on a plane, without ties of distance; one cell in six expects nothing, and has no case.
Study small_study(std::uint32_t places, std::uint32_t intervals, double dispersion, unsigned seed) {
  std::mt19937 random(seed);
  Study study{.model = Model::negative_binomial,
              .coordinates = Coordinates::plane,
              .places = {},
              .centers = {},
              .intervals = intervals,
              .cases = {},
              .controls = {},
              .expected = {intervals, {}, std::vector<double>(std::size_t{intervals} * intervals)}};
  study.dispersion = dispersion;
  for (std::size_t t = 0; t < intervals; ++t) study.expected.of_interval[t * intervals + t] = 1;
  for (std::uint32_t p = 0; p < places; ++p) {
    study.places.push_back({static_cast<double>(random() % 100'000), static_cast<double>(random() % 100'000)});
    for (std::uint32_t t = 0; t < intervals; ++t) {
      auto const mean = random() % 6 == 0 ? 0 : static_cast<double>(1 + random() % 40) / 10;
      study.expected.of_place.push_back(mean);
      if (mean > 0) study.cases.push_back({p, t, 0, static_cast<std::uint32_t>(random() % 7)});
    }
  }
  return study;
}

struct Kind {
  std::uint32_t places, intervals;
  bool alive;
  double dispersion;
};

std::vector<Kind> kinds() {
  std::vector<Kind> all;
  for (double const dispersion : {0.01, 0.5, 8.0})
    for (std::uint32_t const places : {2u, 5u, 11u})
      for (auto const& [intervals, alive] : {std::pair{1u, false}, std::pair{6u, false}, std::pair{6u, true}})
        all.push_back({places, intervals, alive, dispersion});
  return all;
}

ScanOptions options_of(Kind const& kind) {
  ScanOptions options;
  options.extent = kind.intervals > 1 ? Extent::space_time : Extent::spatial;
  options.limits.intervals_max = kind.intervals > 1 ? 4 : 1;
  options.limits.intervals_min = kind.places == 5 && kind.intervals > 1 ? 2 : 1;
  options.limits.population_share = 0.6;
  options.limits.alive = kind.alive;
  options.replicates = 0;
  return options;
}

double mean_of(Study const& study, std::size_t place, std::size_t interval) {
  return study.expected.of_place[place * study.intervals + interval];
}

double largest_of(ScanAnswer const& answer) { return answer.clusters.empty() ? 0 : answer.clusters.front().statistic; }

/// The score of a zone and a time, as the paper has it.
double slow_score(Study const& study, std::vector<char> const& zone, std::uint32_t first, std::uint32_t end) {
  double excess = 0, variance = 0, cases = 0;
  for (std::uint32_t p = 0; p < zone.size(); ++p)
    for (auto t = first; t < end && zone[p]; ++t) {
      double count = 0;
      for (auto const& one : study.cases)
        if (one.place == p && one.interval == t) count += one.count;
      auto const mean = mean_of(study, p, t), w = 1 + study.dispersion * mean;
      cases += count;
      excess += (count - mean) / w;
      variance += mean / w;
    }
  return cases >= 2 && excess > 0 ? excess / std::sqrt(variance) : 0;
}

double slow_largest(Study const& study, ScanOptions const& options) {
  auto const places = static_cast<std::uint32_t>(study.places.size());
  double largest = 0, total = 0;
  for (auto const mean : study.expected.of_place) total += mean;
  for (auto const& from : study.places) {
    std::vector<std::uint32_t> order(places);
    for (std::uint32_t p = 0; p < places; ++p) order[p] = p;
    std::ranges::sort(
        order, {}, [&](std::uint32_t p) { return std::hypot(study.places[p].x - from.x, study.places[p].y - from.y); });
    std::vector<char> zone(places);
    double inside = 0;
    for (auto const place : order) {
      for (std::uint32_t t = 0; t < study.intervals; ++t) inside += mean_of(study, place, t);
      if (inside > options.limits.population_share * total * (1 + 1e-12)) break;
      zone[place] = 1;
      for (std::uint32_t first = 0; first < study.intervals; ++first)
        for (auto end = first + options.limits.intervals_min;
             end <= std::min(study.intervals, first + options.limits.intervals_max); ++end)
          if (!options.limits.alive || end == study.intervals)
            largest = std::max(largest, slow_score(study, zone, first, end));
    }
  }
  return largest;
}

TEST(ScoreScan, finds_in_every_small_world_the_cluster_that_the_definition_gives) {
  int found = 0;
  for (auto const& kind : kinds())
    for (unsigned seed = 1; seed <= 12; ++seed) {
      auto const study = small_study(kind.places, kind.intervals, kind.dispersion, seed);
      auto const options = options_of(kind);
      auto const largest = slow_largest(study, options);
      auto const answer = scan(study, options);
      EXPECT_NEAR(largest_of(answer), largest, 1e-9) << kind.places << " " << kind.intervals << " seed " << seed;
      found += largest > 0;
      for (auto const& cluster : answer.clusters) {
        std::vector<char> zone(kind.places);
        double expected = 0;
        for (auto const place : cluster.places) {
          zone[place] = 1;
          for (auto t = cluster.first; t < cluster.end; ++t) expected += mean_of(study, place, t);
        }
        EXPECT_NEAR(cluster.statistic, slow_score(study, zone, cluster.first, cluster.end), 1e-9);
        EXPECT_NEAR(cluster.expected, expected, 1e-9);
      }
    }
  EXPECT_GT(found, 250);
}

/// d/dq of the log-likelihood of counts with means q m, at q = 1, by its root information: by differences.
TEST(ScoreScan, is_the_slope_of_the_likelihood_by_the_root_of_its_variance) {
  auto const study = small_study(4, 6, 0.7, 3);
  auto const size = 1 / study.dispersion;
  std::vector<double> counts(study.expected.of_place.size());
  for (auto const& one : study.cases) counts[one.place * study.intervals + one.interval] += one.count;
  auto const likelihood = [&](double q, double share_of_mean) {
    double sum = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      auto const mean = study.expected.of_place[i], count = share_of_mean > 0 ? share_of_mean * mean : counts[i];
      if (mean > 0) sum += count * std::log(q * mean / (q * mean + size)) - size * std::log1p(q * mean / size);
    }
    return sum;
  };
  constexpr double step = 1e-4;
  auto const slope = (likelihood(1 + step, 0) - likelihood(1 - step, 0)) / (2 * step);
  auto const information = -(likelihood(1 + step, 1) - 2 * likelihood(1, 1) + likelihood(1 - step, 1)) / (step * step);
  EXPECT_NEAR(slow_score(study, {1, 1, 1, 1}, 0, 6), slope / std::sqrt(information), 1e-5);
  EXPECT_GT(slope, 0);
}

TEST(ScoreScan, gives_replicates_the_maximum_that_a_scan_of_their_world_finds) {
  int compared = 0;
  for (auto const& kind : kinds()) {
    auto const study = small_study(3 * kind.places, kind.intervals, kind.dispersion, 4);
    auto options = options_of(kind);
    options.replicates = 70;  // two blocks and a part of one
    options.seed = 6;
    auto const maxima = scan(study, options).maxima;
    ASSERT_EQ(maxima.size(), 70u);
    options.replicates = 0;
    for (std::uint32_t replicate = 0; replicate < 70; replicate += 3) {
      auto made = study;
      made.cases.clear();
      auto const counts = negative_binomial_world(Prepared(study), options.seed, replicate);
      for (std::uint32_t cell = 0; cell < counts.size(); ++cell)
        made.cases.push_back({cell / kind.intervals, cell % kind.intervals, 0, counts[cell]});
      EXPECT_NEAR(maxima[replicate], largest_of(scan(made, options)), 1e-9) << replicate;
      compared += maxima[replicate] > 0;
    }
  }
  EXPECT_GT(compared, 500);
}

TEST(ScoreScan, gives_the_same_bits_for_any_order_of_tasks_and_rows_and_any_number_of_processes) {
  std::mt19937 random(3);
  for (auto const& kind : kinds()) {
    if (kind.places == 2 || kind.dispersion != 0.5) continue;
    auto study = small_study(70, kind.intervals, kind.dispersion, 7);  // more centres than one task has
    auto options = options_of(kind);
    options.replicates = 100;
    auto const once = bits_of(scan(study, options));
    EXPECT_EQ(once, bits_of(scan(study, options, {.for_each = backwards})));
    std::vector<double> others(options.replicates);
    auto const largest = [&](std::span<double> own) {
      for (std::size_t i = 0; i < own.size(); ++i) others[i] = own[i] = std::max(own[i], others[i]);
    };
    for (std::uint32_t const share : {1u, 2u})
      (void)scan(study, options, {.share = share, .shares = 3, .combine = largest});
    EXPECT_EQ(once, bits_of(scan(study, options, {.share = 0, .shares = 3, .combine = largest})));
    std::ranges::shuffle(study.cases, random);
    EXPECT_EQ(once, bits_of(scan(study, options)));
  }
}

TEST(NegativeBinomialDraw, draws_counts_with_the_probabilities_of_their_law) {
  NegativeBinomialDraw law;
  for (double const mean : {0.0, 0.05, 3.0, 400.0})
    for (double const dispersion : {1e-4, 0.3, 1.0, 20.0}) {
      law.set_law(mean, dispersion);
      auto const size = 1 / dispersion;
      double at_most = 0;
      for (std::uint32_t k = 0; k < 2'000; ++k) {
        auto const before = at_most;
        at_most += mean == 0 ? (k == 0 ? 1 : 0)
                             : std::exp(std::lgamma(k + size) - std::lgamma(size) - std::lgamma(k + 1.0) +
                                        k * std::log(mean / (mean + size)) - size * std::log1p(mean / size));
        if (at_most - before < 1e-7 || at_most > 1 - 1e-7) continue;
        EXPECT_LE(law.draw(at_most - 5e-8), k) << mean << " " << dispersion;
        EXPECT_GT(law.draw(at_most + 5e-8), k) << mean << " " << dispersion;
      }
      EXPECT_GT(at_most, mean * dispersion > 100 ? 0.5 : 0.999);
    }
  EXPECT_FALSE(negative_binomial_fault(1e6, 0.1));
  EXPECT_TRUE(negative_binomial_fault(1.1e6, 0.001));
  EXPECT_TRUE(negative_binomial_fault(1e3, 101));
}

/// The share of maps with p <= 0.05, the counts being gamma mixtures of Poisson ones with that dispersion.
double share_significant(Model model, double mean, double dispersion, std::uint32_t intervals) {
  constexpr std::uint32_t side = 8;
  constexpr int maps = 300;
  std::mt19937_64 random(31);
  std::gamma_distribution<double> gamma(1 / dispersion, dispersion * mean);
  ScanOptions options;
  options.extent = intervals > 1 ? Extent::space_time : Extent::spatial;
  options.limits.intervals_max = intervals > 1 ? 3 : 1;
  options.replicates = 99;
  int significant = 0;
  for (int map = 0; map < maps; ++map) {
    Study study{.model = model,
                .coordinates = Coordinates::plane,
                .places = {},
                .centers = {},
                .intervals = intervals,
                .cases = {},
                .controls = {},
                .expected = {1, std::vector<double>(side * side, 1), std::vector<double>(intervals, mean)}};
    study.dispersion = dispersion;
    for (std::uint32_t p = 0; p < side * side; ++p) {
      study.places.push_back({static_cast<double>(p % side), static_cast<double>(p / side)});
      for (std::uint32_t t = 0; t < intervals; ++t)
        study.cases.push_back(
            {p, t, 0, std::poisson_distribution<std::uint32_t>(std::max(1e-300, gamma(random)))(random)});
    }
    options.seed = static_cast<std::uint64_t>(map) + 1;
    auto const answer = scan(study, options);
    significant += !answer.clusters.empty() && answer.clusters.front().p_value <= 0.05;
  }
  return static_cast<double>(significant) / maps;
}

TEST(ScoreScanCalibration, holds_the_level_where_counts_scatter_as_stated_and_the_poisson_scan_exceeds_it) {
  auto const most = 0.05 + 4 * std::sqrt(0.05 * 0.95 / 300);
  for (auto const& [mean, dispersion, intervals] : {std::tuple{5.0, 0.2, 1u}, {0.05, 20.0, 1u}, {0.5, 2.0, 6u}}) {
    EXPECT_LT(share_significant(Model::negative_binomial, mean, dispersion, intervals), most) << mean;
    EXPECT_GT(share_significant(Model::expectation, mean, dispersion, intervals), 0.15) << mean;
  }
  EXPECT_GT(share_significant(Model::negative_binomial, 5, 0.2, 1), 0.01);
}

TEST(ScoreScan, says_what_it_cannot_do_and_what_can) {
  ScanOptions options;
  EXPECT_FALSE(score_scan_fault(options, false));
  EXPECT_TRUE(score_scan_fault(options, true));
  options.rates = Rates::both;
  EXPECT_TRUE(score_scan_fault(options, false));
  options = {};
  options.extent = Extent::temporal;
  EXPECT_TRUE(score_scan_fault(options, false));
}

}  // namespace
}  // namespace wardmote::analysis::scan
