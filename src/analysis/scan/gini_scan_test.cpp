// Collections chosen by the Gini coefficient, against a slow reading of the definitions.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "analysis/scan/gini.h"

namespace wardmote::analysis::scan {
namespace {

/// Places on a line, each with so many cases and as many at risk as any other.
Study line_of(std::vector<std::uint32_t> const& cases) {
  Study study{.model = Model::poisson,
              .coordinates = Coordinates::plane,
              .places = {},
              .centers = {},
              .intervals = 1,
              .cases = {},
              .controls = {},
              .expected = {1, std::vector<double>(cases.size(), 1), {1}}};
  for (std::uint32_t p = 0; p < cases.size(); ++p) {
    study.places.push_back({static_cast<double>(p), 0});
    study.cases.push_back({p, 0, 0, cases[p]});
  }
  return study;
}

Study random_study(Model model, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<std::uint32_t> cases(14);
  for (auto& one : cases) one = 2 + static_cast<std::uint32_t>(random() % 5);
  for (int hot = 0; hot < 3; ++hot) cases[random() % cases.size()] += 18;
  auto study = line_of(cases);
  study.model = model;
  for (auto& place : study.places)
    place = {static_cast<double>(random() % 100'000), static_cast<double>(random() % 100'000)};
  for (auto& persons : study.expected.of_place) persons = 1 + static_cast<double>(random() % 3);
  if (model == Model::bernoulli)
    for (std::uint32_t p = 0; p < cases.size(); ++p)
      study.controls.push_back({p, 0, 0, 3 + static_cast<std::uint32_t>(random() % 9)});
  return study;
}

ScanOptions gini_options() {
  ScanOptions options;
  options.replicates = 99;
  options.gini = GiniReport{.shares = {0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5}, .p_below = 0.05};
  return options;
}

struct Zone {
  std::vector<char> holds;
  std::size_t places;
  double observed, expected, ratio;
};

class GiniOracle {
 public:
  GiniOracle(Study const& study, std::vector<double> maxima) : study_(study), maxima_(std::move(maxima)) {
    auto const places = study.places.size();
    observed_.resize(places);
    at_risk_.resize(places);
    for (auto const& one : study.cases) observed_[one.place] += one.count;
    for (std::size_t p = 0; p < places; ++p)
      at_risk_[p] = study.model == Model::poisson ? study.expected.of_place[p] : observed_[p];
    for (auto const& one : study.controls) at_risk_[one.place] += one.count;
    cases_ = std::accumulate(observed_.begin(), observed_.end(), 0.0);
    all_ = std::accumulate(at_risk_.begin(), at_risk_.end(), 0.0);
  }

  std::vector<Zone> collection(double share, double p_below) const {
    std::vector<Zone> best, told;
    for (std::size_t center = 0; center < study_.places.size(); ++center) {
      auto const zone = best_around(center, share);
      if (zone.ratio > 0) best.push_back(zone);
    }
    std::ranges::stable_sort(best, [](Zone const& a, Zone const& b) {
      return std::abs(a.ratio - b.ratio) > 1e-8 ? a.ratio > b.ratio : a.places < b.places;
    });
    for (auto const& one : best) {
      auto const shares = [&](Zone const& other) {
        for (std::size_t p = 0; p < one.holds.size(); ++p)
          if (one.holds[p] && other.holds[p]) return true;
        return false;
      };
      if (p_value(one.ratio) < p_below && std::ranges::none_of(told, shares)) told.push_back(one);
    }
    return told;
  }

  /// Half the mean absolute difference of the ratios of observed to expected, by shares of the expected; their mean is 1.
  double gini(std::vector<Zone> const& zones) const {
    std::vector<std::pair<double, double>> parts;
    auto rest_observed = cases_, rest_expected = cases_;
    for (auto const& zone : zones) {
      parts.emplace_back(zone.expected / cases_, zone.observed / zone.expected);
      rest_observed -= zone.observed;
      rest_expected -= zone.expected;
    }
    parts.emplace_back(rest_expected / cases_, rest_observed / rest_expected);
    double sum = 0;
    for (auto const& [weight, ratio] : parts)
      for (auto const& [other_weight, other_ratio] : parts)
        sum += weight * other_weight * std::abs(ratio - other_ratio);
    return sum / 2;
  }

 private:
  double p_value(double ratio) const {
    auto const reached = std::ranges::count_if(maxima_, [&](double maximum) { return maximum >= ratio - 1e-9; });
    return (1.0 + static_cast<double>(reached)) / (static_cast<double>(maxima_.size()) + 1);
  }
  double ratio(double c, double m) const {
    auto const term = [](double x, double y) { return x > 0 ? x * std::log(x / y) : 0; };
    if (c < 2 || c <= m) return 0;
    if (study_.model == Model::poisson) return term(c, m) + term(cases_ - c, cases_ - m);
    auto const n = m * all_ / cases_;
    return term(c, n) + term(n - c, n) + term(cases_ - c, all_ - n) + term(all_ - n - cases_ + c, all_ - n) -
           term(cases_, all_) - term(all_ - cases_, all_);
  }
  Zone best_around(std::size_t center, double share) const {
    std::vector<std::size_t> order(study_.places.size());
    std::iota(order.begin(), order.end(), 0);
    auto const far = [&](std::size_t p) {
      return std::hypot(study_.places[p].x - study_.places[center].x, study_.places[p].y - study_.places[center].y);
    };
    std::ranges::stable_sort(order, [&](auto a, auto b) { return far(a) < far(b); });
    Zone growing{std::vector<char>(order.size()), 0, 0, 0, 0}, best = growing;
    double inside = 0;
    for (auto const place : order) {
      inside += at_risk_[place];
      if (inside > share * all_ * (1 + 1e-12)) break;
      growing.holds[place] = 1;
      ++growing.places;
      growing.observed += observed_[place];
      growing.expected = inside * cases_ / all_;
      growing.ratio = ratio(growing.observed, growing.expected);
      if (growing.ratio > best.ratio + 1e-9) best = growing;
    }
    return best;
  }

  Study const& study_;
  std::vector<double> maxima_, observed_, at_risk_;
  double cases_ = 0, all_ = 0;
};

TEST(GiniScan, of_every_small_world_each_size_has_the_coefficient_of_the_definition_and_the_largest_is_chosen) {
  auto const options = gini_options();
  int several_sizes_differ = 0, chosen_is_not_the_largest = 0;
  for (auto const model : {Model::poisson, Model::bernoulli})
    for (unsigned seed = 1; seed <= 60; ++seed) {
      auto const study = random_study(model, seed);
      auto const answer = scan(study, options);
      ASSERT_TRUE(answer.gini.has_value());
      GiniOracle const oracle(study, answer.maxima);
      double largest = 0;
      std::size_t clusters_of_largest = 0;
      for (auto const& size : answer.gini->sizes) {
        auto const zones = oracle.collection(size.share, options.gini->p_below);
        EXPECT_EQ(size.clusters, zones.size()) << static_cast<int>(model) << " seed " << seed << " " << size.share;
        EXPECT_NEAR(size.coefficient, oracle.gini(zones), 1e-9) << seed << " " << size.share;
        several_sizes_differ += largest > 0 && std::abs(oracle.gini(zones) - largest) > 1e-6;
        if (oracle.gini(zones) <= largest + 1e-9) continue;
        largest = oracle.gini(zones);
        clusters_of_largest = zones.size();
      }
      EXPECT_EQ(answer.clusters.size(), clusters_of_largest) << seed;
      EXPECT_NEAR(gini_coefficient(answer.clusters, static_cast<double>(answer.cases)), largest, 1e-9);
      chosen_is_not_the_largest +=
          answer.gini->share && *answer.gini->share < 0.5 && answer.gini->sizes.back().coefficient < largest - 1e-6;
    }
  EXPECT_GT(several_sizes_differ, 20);
  EXPECT_GT(chosen_is_not_the_largest, 5);
}

TEST(GiniScan, two_places_with_a_quiet_one_between_are_told_apart_where_the_likeliest_cluster_joins_them) {
  std::vector<std::uint32_t> cases(20, 5);
  cases[8] = cases[10] = 25;
  cases[9] = 6;
  auto options = gini_options();
  auto const by_gini = scan(line_of(cases), options);
  options.gini.reset();
  auto const likeliest = scan(line_of(cases), options);
  EXPECT_EQ(likeliest.clusters.front().places.size(), 3u);
  ASSERT_EQ(by_gini.clusters.size(), 2u);
  EXPECT_EQ(by_gini.clusters[0].places, std::vector<std::uint32_t>{8});
  EXPECT_EQ(by_gini.clusters[1].places, std::vector<std::uint32_t>{10});
  EXPECT_NEAR(*by_gini.gini->share, 0.05, 1e-12);
  EXPECT_NEAR(by_gini.gini->sizes.front().coefficient, 50.0 / 141 - 0.1, 1e-12);  // y - x of a curve of two pieces
  EXPECT_NEAR(by_gini.gini->likeliest_p, likeliest.clusters.front().p_value, 1e-12);
  EXPECT_EQ(by_gini.maxima, likeliest.maxima);
}

TEST(GiniScan, the_coefficient_is_twice_the_area_between_the_curve_and_the_diagonal) {
  std::vector<Cluster> clusters(2);
  clusters[0].observed = 40, clusters[0].expected = 20;  // the flatter one first: the curve is sorted
  clusters[1].observed = 30, clusters[1].expected = 10;
  // Points (0, 0), (0.1, 0.3), (0.3, 0.7), (1, 1): the area below is 0.015 + 0.1 + 0.595.
  EXPECT_NEAR(gini_coefficient(clusters, 100), 2 * (0.71 - 0.5), 1e-12);
  EXPECT_EQ(gini_coefficient({}, 100), 0);
}

TEST(GiniScan, of_maps_without_a_cluster_it_reports_one_no_oftener_than_the_level_sparse_ones_included) {
  for (double const mean : {0.1, 5.0}) {
    constexpr int maps = 300;
    std::mt19937_64 random(23);
    std::poisson_distribution<std::uint32_t> law(mean);
    auto options = gini_options();
    int reported = 0;
    for (int map = 0; map < maps; ++map) {
      std::vector<std::uint32_t> cases(40);
      for (auto& one : cases) one = law(random);
      options.seed = static_cast<std::uint64_t>(map) + 1;
      auto const answer = scan(line_of(cases), options);
      reported += answer.outcome == Outcome::computed && !answer.clusters.empty();
    }
    EXPECT_LT(reported, maps * (0.05 + 4 * std::sqrt(0.05 * 0.95 / maps))) << mean;
  }
}

TEST(GiniScan, is_refused_where_the_method_is_not_made_for_it) {
  auto const options = gini_options();
  EXPECT_FALSE(gini_fault(options, Model::poisson));
  EXPECT_TRUE(gini_fault(options, Model::permutation));
  EXPECT_TRUE(gini_fault(options, Model::expectation));
  auto other = options;
  other.rates = Rates::both;
  EXPECT_TRUE(gini_fault(other, Model::poisson));
  other = options;
  other.extent = Extent::space_time;
  EXPECT_TRUE(gini_fault(other, Model::poisson));
  other = options;
  other.replicates = 19;
  EXPECT_TRUE(gini_fault(other, Model::poisson));
  other = options;
  other.limits.population_share = 0.4;
  EXPECT_TRUE(gini_fault(other, Model::poisson));
}

}  // namespace
}  // namespace wardmote::analysis::scan
