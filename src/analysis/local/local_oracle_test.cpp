// Every p-value of small maps against all assignments of the values to the places, and the promised error rates.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "analysis/local/lattice.h"
#include "analysis/local/local_statistics.h"
#include "base/random.h"

namespace wardmote::analysis::local {
namespace {

double value_of(std::vector<double> const& x, Neighbours const& neighbours, std::size_t i, Statistic statistic) {
  double const n = static_cast<double>(x.size()), mean = std::accumulate(x.begin(), x.end(), 0.0) / n;
  double m2 = 0, sum = 0, weights = 0;
  for (double const v : x) m2 += (v - mean) * (v - mean) / n;
  for (std::size_t j = 0; j < neighbours.of(i).size(); ++j) {
    double const other = x[neighbours.of(i)[j]];
    double const weight = neighbours.equal_weights() ? 1 : neighbours.weights_of(i)[j];
    weights += weight;
    if (statistic == Statistic::moran)
      sum += weight * (x[i] - mean) * (other - mean) / m2;
    else if (statistic == Statistic::geary)
      sum += weight * (x[i] - other) * (x[i] - other) / m2;
    else
      sum += weight * other;  // Gi and Gi* rise with it while the place keeps its value
  }
  return sum / weights;
}

/// By all (n - 1)! ways to put the other values on the other places.
Tails slow_tails(std::vector<double> x, Neighbours const& neighbours, std::size_t i, Statistic statistic) {
  double const observed = value_of(x, neighbours, i, statistic);
  std::swap(x[0], x[i]);  // the own value stands in front, the others are permuted behind it
  std::sort(x.begin() + 1, x.end());
  double high = 0, low = 0, equal = 0, all = 0;
  do {
    auto placed = x;
    std::rotate(placed.begin(), placed.begin() + 1, placed.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    double const here = value_of(placed, neighbours, i, statistic), hair = 1e-9;
    high += here >= observed - hair;
    low += here <= observed + hair;
    equal += std::abs(here - observed) <= hair;
    ++all;
  } while (std::next_permutation(x.begin() + 1, x.end()));  // each distinct arrangement once: equally probable
  return {high / all, low / all, equal / all};
}

Neighbours random_neighbours(std::size_t places, bool weighted, base::RandomStream& random) {
  std::vector<Link> links;
  for (std::uint32_t i = 0; i < places; ++i)
    for (std::uint32_t j = 0; j < places; ++j)
      if (i != j && i != 2 && random.uniform() < 0.45)
        links.push_back({i, j, weighted ? 0.25 * static_cast<double>(1 + random.below(4)) : 1});
  return {places, std::move(links)};
}

constexpr Statistic all_statistics[] = {Statistic::gi_star, Statistic::gi, Statistic::moran, Statistic::geary};

void expect_as_enumerated(std::vector<double> const& x, Neighbours const& neighbours, Statistic statistic) {
  auto const answer = local_statistics(x, neighbours, {.statistic = statistic});
  if (answer.outcome != Outcome::computed) return;
  for (std::size_t i = 0; i < x.size(); ++i) {
    auto const& place = answer.places[i];
    if (neighbours.of(i).empty()) {
      EXPECT_EQ(place.law, Law::none);
      continue;
    }
    auto const slow = slow_tails(x, neighbours, i, statistic);
    ASSERT_EQ(place.law, Law::exact);
    ASSERT_NEAR(place.tails.high, slow.high, 1e-12) << i;
    ASSERT_NEAR(place.tails.low, slow.low, 1e-12) << i;
    ASSERT_NEAR(place.tails.equal, slow.equal, 1e-12) << i;
  }
}

TEST(LocalOracle, counts_on_small_maps_have_the_p_values_of_all_assignments) {
  base::RandomStream random(1, 1);
  for (int world = 0; world < 60; ++world) {
    auto const places = 4 + random.below(4);
    std::vector<double> x;
    for (std::size_t i = 0; i < places; ++i)
      x.push_back(static_cast<double>(random.below(4)) * (world % 3 == 0 ? 6 : 1) - 2);
    auto const neighbours = random_neighbours(places, false, random);
    for (auto const statistic : all_statistics) expect_as_enumerated(x, neighbours, statistic);
  }
}

TEST(LocalOracle, real_values_and_unequal_weights_too) {
  base::RandomStream random(2, 1);
  for (int world = 0; world < 40; ++world) {
    auto const places = 4 + random.below(4);
    std::vector<double> x;
    for (std::size_t i = 0; i < places; ++i)
      x.push_back(world % 2 == 0 ? 10 * random.uniform() : 0.1 * static_cast<double>(random.below(5)));
    auto const neighbours = random_neighbours(places, world % 4 < 2, random);
    for (auto const statistic : all_statistics) expect_as_enumerated(x, neighbours, statistic);
  }
}

TEST(LocalOracle, twelve_places_with_counts_agree_with_all_subsets) {
  std::vector<double> const x{0, 0, 0, 1, 0, 2, 0, 0, 5, 1, 0, 3};
  auto const neighbours = queen_lattice(3, 4);
  auto const answer = local_statistics(x, neighbours, {.statistic = Statistic::gi});
  for (std::size_t i = 0; i < x.size(); ++i) {
    double sum = 0, high = 0, all = 0;
    auto const k = neighbours.of(i).size();
    for (auto const j : neighbours.of(i)) sum += x[j];
    for (unsigned subset = 0; subset < 4096; ++subset) {
      if ((subset >> i & 1) != 0 || static_cast<std::size_t>(std::popcount(subset)) != k) continue;
      double drawn = 0;
      for (std::size_t j = 0; j < 12; ++j) drawn += (subset >> j & 1) != 0 ? x[j] : 0;
      high += drawn >= sum;
      ++all;
    }
    EXPECT_NEAR(answer.places[i].tails.high, high / all, 1e-13);
  }
}

std::vector<double> poisson_map(std::size_t cells, double mean, base::RandomStream& random) {
  std::vector<double> x;
  for (std::size_t i = 0; i < cells; ++i) {
    double product = random.uniform(), count = 0;
    for (double const end = std::exp(-mean); product > end; ++count) product *= random.uniform();
    x.push_back(count);
  }
  return x;
}

struct Rate {
  double mean = 0, error = 0;
};

Rate rate_of(std::vector<double> const& shares) {
  auto const n = static_cast<double>(shares.size());
  double const mean = std::accumulate(shares.begin(), shares.end(), 0.0) / n;
  double squares = 0;
  for (double const share : shares) squares += (share - mean) * (share - mean);
  return {mean, std::sqrt(squares / n / n)};
}

/// How often p <= level over 2,000 maps of chance, and in how many of them anything is a discovery.
struct Calibration {
  Rate share[3];
  Rate any;
};

Calibration calibration(double mean, Statistic statistic, Correction correction) {
  constexpr double levels[] = {0.05, 0.01, 0.001};
  auto const neighbours = queen_lattice(12, 12);
  base::RandomStream random(7, static_cast<std::uint64_t>(1000 * mean));
  std::vector<double> shares[3], any;
  for (int map = 0; map < 2000; ++map) {
    auto const answer = local_statistics(poisson_map(144, mean, random), neighbours,
                                         {.statistic = statistic, .correction = correction});
    double counts[3] = {}, discoveries = 0;
    for (auto const& place : answer.places) {
      for (int l = 0; l < 3; ++l) counts[l] += place.tails.two_sided() <= levels[l];
      discoveries += place.adjusted <= 0.05;
    }
    for (int l = 0; l < 3; ++l) shares[l].push_back(counts[l] / 144);
    any.push_back(discoveries > 0);
  }
  return {{rate_of(shares[0]), rate_of(shares[1]), rate_of(shares[2])}, rate_of(any)};
}

TEST(LocalCalibration, on_2000_maps_of_chance_no_level_is_passed_however_sparse_the_counts) {
  constexpr double levels[] = {0.05, 0.01, 0.001};
  for (double const mean : {0.05, 0.5, 4.0})
    for (auto const statistic : {Statistic::gi_star, Statistic::moran}) {
      auto const seen = calibration(mean, statistic, Correction::bh);
      for (int l = 0; l < 3; ++l)
        EXPECT_LE(seen.share[l].mean, levels[l] + 4 * seen.share[l].error) << mean << " at " << levels[l];
      EXPECT_LE(seen.any.mean, 0.05 + 4 * seen.any.error) << mean;
      RecordProperty("rate", std::to_string(seen.share[0].mean));
      std::printf("    mean %.2f: p <= 0.05 %.4f, 0.01 %.4f, 0.001 %.5f; maps with a discovery %.4f\n", mean,
                  seen.share[0].mean, seen.share[1].mean, seen.share[2].mean, seen.any.mean);
    }
}

TEST(LocalCalibration, where_many_values_are_possible_the_level_is_nearly_used_up) {
  auto const seen = calibration(4.0, Statistic::gi_star, Correction::bh);
  EXPECT_GE(seen.share[0].mean, 0.035);
  EXPECT_GE(seen.share[1].mean, 0.006);
}

TEST(LocalCalibration, a_lone_incident_among_empty_cells_is_nothing) {
  std::vector<double> x(10'000);
  for (std::size_t i = 5; i < x.size(); i += 20) x[i] = 1;
  auto const answer = local_statistics(x, queen_lattice(100, 100), {.statistic = Statistic::moran});
  for (auto const& place : answer.places) EXPECT_GT(place.tails.two_sided(), 0.05 / 10'000);
  EXPECT_EQ(std::ranges::count_if(answer.places, [](auto const& place) { return place.adjusted <= 0.05; }), 0);
}

}  // namespace
}  // namespace wardmote::analysis::local
