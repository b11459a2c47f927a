// The scan against a slow reading of the definitions, on small worlds; and what must not change its answer.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <span>

#include "analysis/backwards.h"
#include "analysis/scan/answer_bits.h"
#include "analysis/scan/kernel/choose.h"
#include "analysis/scan/scan.h"

namespace wardmote::analysis::scan {
namespace {

/// A small world on a plane, without ties of distance.
Study small_study(Model model, std::uint32_t places, std::uint32_t intervals, unsigned seed) {
  std::mt19937 random(seed);
  auto const below = [&](unsigned n) { return static_cast<std::uint32_t>(random() % n); };
  Study study{.model = model,
              .coordinates = Coordinates::plane,
              .places = {},
              .centers = {},
              .intervals = intervals,
              .cases = {},
              .controls = {},
              .expected = {}};
  for (std::uint32_t p = 0; p < places; ++p)
    study.places.push_back({static_cast<double>(random() % 100'000), static_cast<double>(random() % 100'000)});
  study.expected = {1, {}, std::vector<double>(intervals, 1)};
  for (std::uint32_t p = 0; p < places; ++p) study.expected.of_place.push_back(1 + below(9));
  for (std::uint32_t i = 0; i < 3 * places; ++i) {
    study.cases.push_back({below(places), below(intervals), model == Model::permutation ? below(2) : 0, 1 + below(2)});
    if (model == Model::bernoulli) study.controls.push_back({below(places), below(intervals), 0, 1 + below(4)});
  }
  return study;
}

/// The largest ratio over all zones and times, by the formulas as the papers print them.
class Oracle {
 public:
  Oracle(Study const& study, ScanOptions const& options) : study_(study), options_(options) {
    for (auto const& one : study.cases) total_ += one.count;
    trials_ = total_;
    for (auto const& one : study.controls) trials_ += one.count;
    for (std::uint32_t p = 0; p < study.places.size(); ++p) at_risk_total_ += at_risk(p);
  }
  double largest() const {
    double largest = 0;
    auto const centers = study_.centers.empty() ? study_.places.size() : study_.centers.size();
    for (std::uint32_t center = 0; center < centers; ++center) {
      std::vector<char> zone(study_.places.size());
      double inside = 0;
      for (auto const place : by_distance(center)) {
        if (!std::isfinite(distance(center, place))) break;
        inside += at_risk(place);
        if (inside > options_.limits.population_share * at_risk_total_ * (1 + 1e-12)) break;
        zone[place] = 1;
        for (std::uint32_t first = 0; first < study_.intervals; ++first)
          for (auto end = first + 1; end <= std::min(study_.intervals, first + options_.limits.intervals_max); ++end)
            if (!options_.limits.alive || end == study_.intervals) largest = std::max(largest, ratio(zone, first, end));
      }
    }
    return largest;
  }

 private:
  std::vector<std::uint32_t> by_distance(std::uint32_t center) const {
    std::vector<std::uint32_t> order(study_.places.size());
    for (std::uint32_t p = 0; p < order.size(); ++p) order[p] = p;
    std::ranges::stable_sort(order, [&](auto a, auto b) { return distance(center, a) < distance(center, b); });
    return order;
  }
  double distance(std::uint32_t center, std::uint32_t place) const {
    auto const& from = (study_.centers.empty() ? study_.places : study_.centers)[center];
    auto const straight = [&](Position const& to) { return std::hypot(to.x - from.x, to.y - from.y); };
    auto const& [each, points] = study_.area_points;
    if (each > 0) {  // the least circle through one of the area's points that holds half of them
      double least = std::numeric_limits<double>::infinity();
      auto const own = std::span(points).subspan(place * each, each);
      for (auto const& rim : own)
        if (2 * std::ranges::count_if(own, [&](auto const& one) { return straight(one) <= straight(rim); }) >=
            static_cast<std::ptrdiff_t>(each))
          least = std::min(least, straight(rim));
      return least;
    }
    auto const& stated = study_.stated;
    if (stated.empty()) return straight(study_.places[place]);
    if (center == place) return 0;
    for (auto at = stated.starts[center]; at < stated.starts[center + 1]; ++at)
      if (stated.places[at] == place) return stated.distances[at];
    return std::numeric_limits<double>::infinity();
  }
  double at_risk(std::uint32_t place) const {
    if (study_.model == Model::poisson || study_.model == Model::expectation) return study_.expected.of_place[place];
    std::vector<char> zone(study_.places.size());
    zone[place] = 1;
    return count(study_.cases, zone, 0, study_.intervals) + count(study_.controls, zone, 0, study_.intervals);
  }
  static double count(std::vector<Counted> const& counted, std::vector<char> const& zone, std::uint32_t first,
                      std::uint32_t end) {
    double sum = 0;
    for (auto const& one : counted)
      if (zone[one.place] && one.interval >= first && one.interval < end) sum += one.count;
    return sum;
  }
  double expected(std::vector<char> const& zone, std::uint32_t first, std::uint32_t end) const {
    if (study_.model == Model::bernoulli)
      return (count(study_.cases, zone, first, end) + count(study_.controls, zone, first, end)) * total_ / trials_;
    double sum = 0;
    if (study_.model == Model::poisson || study_.model == Model::expectation) {
      for (std::size_t p = 0; p < zone.size(); ++p)
        if (zone[p]) sum += study_.expected.of_place[p] * (end - first);
      if (study_.model == Model::expectation) return sum;
      return sum * total_ / (at_risk_total_ * study_.intervals);
    }
    for (std::uint32_t stratum = 0; stratum < 2; ++stratum) {
      double of_zone = 0, of_time = 0, all = 0;
      for (auto const& one : study_.cases) {
        if (one.stratum != stratum) continue;
        all += one.count;
        if (zone[one.place]) of_zone += one.count;
        if (one.interval >= first && one.interval < end) of_time += one.count;
      }
      if (all > 0) sum += of_zone * of_time / all;
    }
    return sum;
  }
  double ratio(std::vector<char> const& zone, std::uint32_t first, std::uint32_t end) const {
    auto const c = count(study_.cases, zone, first, end), m = expected(zone, first, end), C = total_;
    auto const is_high = c > m && c >= 2 && options_.rates != Rates::low;
    auto const is_low = c < m && options_.rates != Rates::high;
    if (!is_high && !is_low) return 0;
    auto const term = [](double x, double y) { return x > 0 ? x * std::log(x / y) : 0; };
    if (study_.model == Model::expectation) return term(c, m) + m - c;
    if (study_.model != Model::bernoulli) return term(c, m) + term(C - c, C - m);
    auto const n = m * trials_ / C, N = trials_;
    return term(c, n) + term(n - c, n) + term(C - c, N - n) + term(N - n - C + c, N - n) - term(C, N) - term(N - C, N);
  }

  Study const& study_;
  ScanOptions const& options_;
  double total_ = 0, trials_ = 0, at_risk_total_ = 0;
};

struct Kind {
  Model model;
  std::uint32_t places, intervals;
  Rates rates;
  bool alive;
};

std::vector<Kind> kinds() {
  std::vector<Kind> all;
  for (auto const model : {Model::poisson, Model::bernoulli, Model::permutation, Model::expectation})
    for (auto const rates : {Rates::high, Rates::low, Rates::both})
      for (std::uint32_t const places : {2u, 5u, 9u})
        for (std::uint32_t const intervals : {1u, 6u})
          for (bool const alive : {false, true}) {
            if (intervals == 1 && (alive || model == Model::permutation)) continue;
            all.push_back({model, places, intervals, rates, alive});
          }
  return all;
}

ScanOptions options_of(Kind const& kind) {
  ScanOptions options;
  options.extent = kind.intervals > 1 ? Extent::space_time : Extent::spatial;
  options.limits.intervals_max = kind.intervals > 1 ? 4 : 1;
  options.limits.population_share = 0.6;
  options.limits.alive = kind.alive;
  options.rates = kind.rates;
  options.replicates = 0;
  return options;
}

TEST(ScanOracle, the_likeliest_cluster_of_every_small_world_is_the_one_that_the_definition_gives) {
  for (auto const& kind : kinds())
    for (unsigned seed = 1; seed <= 12; ++seed) {
      auto const study = small_study(kind.model, kind.places, kind.intervals, seed);
      auto const options = options_of(kind);
      auto const answer = scan(study, options);
      auto const found = answer.clusters.empty() ? 0 : answer.clusters.front().statistic;
      EXPECT_NEAR(found, Oracle(study, options).largest(), 1e-9)
          << static_cast<int>(kind.model) << " " << kind.places << " " << kind.intervals << " seed " << seed;
    }
}

/// Each place reaches two thirds of the others, at distances that have nothing to do with where they lie, other ways back than there.
void state_distances(Study& study, unsigned seed) {
  std::mt19937 random(seed);
  study.stated.starts.assign(1, 0);
  for (std::uint32_t from = 0; from < study.places.size(); ++from) {
    for (std::uint32_t to = 0; to < study.places.size(); ++to)
      if (to != from && random() % 3 > 0) {
        study.stated.places.push_back(to);
        study.stated.distances.push_back(static_cast<double>(random() % 1'000'000) / 1000);
      }
    study.stated.starts.push_back(study.stated.places.size());
  }
}

/// Each place becomes an area that reaches far; windows are laid around its points.
void make_areas(Study& study, unsigned seed, std::size_t each) {
  std::mt19937 random(seed);
  study.area_points.each = each;
  for (auto const& place : study.places)
    for (std::size_t i = 0; i < each; ++i)
      study.area_points.points.push_back({place.x + static_cast<double>(random() % 50'000), place.y});
  study.centers = study.area_points.points;
}

TEST(ScanOracle, zones_go_by_stated_distances_and_by_half_of_an_area_as_their_definitions_say) {
  int zones_beyond_one_place = 0;
  for (auto const& kind : kinds())
    for (unsigned seed = 1; seed <= 6; ++seed)
      for (std::size_t const each : {0u, 1u, 2u, 5u}) {
        auto study = small_study(kind.model, kind.places, kind.intervals, seed);
        each > 0 ? make_areas(study, seed, each) : state_distances(study, seed);
        auto const options = options_of(kind);
        auto const answer = scan(study, options);
        auto const found = answer.clusters.empty() ? 0 : answer.clusters.front().statistic;
        EXPECT_NEAR(found, Oracle(study, options).largest(), 1e-9)
            << static_cast<int>(kind.model) << " " << kind.places << " " << kind.intervals << " seed " << seed
            << " points " << each;
        zones_beyond_one_place += !answer.clusters.empty() && answer.clusters.front().places.size() > 1;
      }
  EXPECT_GT(zones_beyond_one_place, 500);
}

TEST(Scan, of_stated_distances_tells_the_stated_radius_and_takes_in_no_place_that_cannot_be_reached) {
  auto study = small_study(Model::poisson, 4, 1, 1);
  study.expected.of_place.assign(4, 1);
  study.cases = {{0, 0, 0, 9}, {3, 0, 0, 9}, {1, 0, 0, 1}, {2, 0, 0, 1}};
  study.stated = {.starts = {0, 1, 1, 1, 2}, .places = {3, 0}, .distances = {7.5, 2.5}};  // 0 to 3 and back, no other
  auto options = options_of({Model::poisson, 4, 1, Rates::high, false});
  auto const both = scan(study, options).clusters.at(0);
  EXPECT_EQ(both.center, 0u);
  EXPECT_EQ(both.places, (std::vector<std::uint32_t>{0, 3}));
  EXPECT_EQ(both.radius, 7.5);
  options.limits.distance = 5;
  EXPECT_EQ(scan(study, options).clusters.at(0).center, 3u);
  EXPECT_EQ(scan(study, options).clusters.at(0).radius, 2.5);
  study.stated = {.starts = {0, 0, 0, 0, 0}, .places = {}, .distances = {}};
  EXPECT_EQ(scan(study, options).clusters.at(0).places.size(), 1u);
}

TEST(Scan, gives_the_same_bits_for_any_order_of_tasks_and_rows_any_instructions_and_any_number_of_processes) {
  std::mt19937 random(3);
  for (auto const& kind : kinds()) {
    if (kind.places != 5) continue;
    for (int const distances : {0, 1, 2}) {
      auto study = small_study(kind.model, 9 + kind.places, kind.intervals, 7);
      if (distances == 1) state_distances(study, 7);
      if (distances == 2) make_areas(study, 7, 4);
      auto options = options_of(kind);
      options.replicates = 40;
      auto const once = bits_of(scan(study, options));
      EXPECT_EQ(once, bits_of(scan(study, options, {.for_each = backwards})));
      for (auto const* kernel : kernel::usable_kernels())
        EXPECT_EQ(once, bits_of(scan(study, options, {.instructions = kernel->instructions}))) << kernel->instructions;
      std::vector<double> other;
      (void)scan(study, options, {.share = 1, .shares = 2, .combine = [&](std::span<double> own) {
                                    other.assign(own.begin(), own.end());
                                  }});
      auto const combine = [&](std::span<double> own) {
        for (std::size_t i = 0; i < own.size(); ++i) own[i] = std::max(own[i], other[i]);
      };
      EXPECT_EQ(once, bits_of(scan(study, options, {.share = 0, .shares = 2, .combine = combine})));
      std::ranges::shuffle(study.cases, random);
      std::ranges::shuffle(study.controls, random);
      EXPECT_EQ(once, bits_of(scan(study, options)));
    }
  }
}

}  // namespace
}  // namespace wardmote::analysis::scan
