#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include "analysis/scan/prepared.h"
#include "base/random.h"

/// For the tests of this folder: small worlds, and a slow reading of what a scan of them is.
namespace wardmote::analysis::scan {

/// A small world on a plane, without ties of distance.
inline Study small_study(Model model, std::uint32_t places, std::uint32_t intervals, unsigned seed) {
  base::RandomStream random(seed, 0);
  auto const below = [&](std::uint32_t n) { return random.below(n); };
  Study study{.model = model,
              .coordinates = Coordinates::plane,
              .places = {},
              .centers = {},
              .intervals = intervals,
              .cases = {},
              .controls = {},
              .expected = {}};
  for (std::uint32_t p = 0; p < places; ++p)
    study.places.push_back({static_cast<double>(below(100'000)), static_cast<double>(below(100'000))});
  study.expected = {1, {}, std::vector<double>(intervals, 1)};
  for (std::uint32_t p = 0; p < places; ++p) study.expected.of_place.push_back(1 + below(9));
  for (std::uint32_t i = 0; i < 3 * places; ++i) {
    study.cases.push_back({below(places), below(intervals), model == Model::permutation ? below(2) : 0, 1 + below(2)});
    if (model == Model::bernoulli) study.controls.push_back({below(places), below(intervals), 0, 1 + below(4)});
  }
  return study;
}

/// Counts, expected cases and ratios of one type.
class OracleOfType {
 public:
  OracleOfType(Study study, ScanOptions const& options) : study_(std::move(study)), options_(options) {
    for (auto const& one : study_.cases) total_ += one.count;
    trials_ = total_;
    for (auto const& one : study_.controls) trials_ += one.count;
    for (auto const one : study_.expected.of_place) expected_total_ += one;
  }
  Study const& study() const { return study_; }
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
    if (study_.model == Model::poisson) return study_.expected.of_place[place] / expected_total_ * total_;
    if (study_.model == Model::expectation) return study_.expected.of_place[place] * study_.intervals;
    std::vector<char> zone(study_.places.size());
    zone[place] = 1;
    return count(study_.cases, zone, 0, study_.intervals) + count(study_.controls, zone, 0, study_.intervals);
  }
  double ratio(std::vector<char> const& zone, std::uint32_t first, std::uint32_t end, bool of_high) const {
    auto const c = count(study_.cases, zone, first, end), m = expected(zone, first, end), C = total_;
    auto const is_high = c > m && c >= 2 && options_.rates != Rates::low && of_high;
    auto const is_low = c < m && options_.rates != Rates::high && !of_high;
    if (!is_high && !is_low) return 0;
    auto const term = [](double x, double y) { return x > 0 ? x * std::log(x / y) : 0; };
    if (study_.model == Model::expectation) return term(c, m) + m - c;
    if (study_.model != Model::bernoulli) return term(c, m) + term(C - c, C - m);
    auto const n = m * trials_ / C, N = trials_;
    return term(c, n) + term(n - c, n) + term(C - c, N - n) + term(N - n - C + c, N - n) - term(C, N) - term(N - C, N);
  }

 private:
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
      return sum * total_ / (expected_total_ * study_.intervals);
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

  Study study_;
  ScanOptions const& options_;
  double total_ = 0, trials_ = 0, expected_total_ = 0;
};

/// Several types of cases together: the largest sum of ratios over all zones and times, by the formulas as the papers print
/// them. One type is a sum of one.
class Oracle {
 public:
  Oracle(Study const& study, ScanOptions const& options) : options_(options) {
    for (auto const& one : studies_of_types(study)) types_.emplace_back(one, options);
    for (std::uint32_t p = 0; p < study.places.size(); ++p) at_risk_total_ += at_risk(p);
  }
  double largest() const {
    auto const& study = types_.front().study();
    double largest = 0;
    auto const centers = study.centers.empty() ? study.places.size() : study.centers.size();
    for (std::uint32_t center = 0; center < centers; ++center) {
      std::vector<char> zone(study.places.size());
      double inside = 0;
      for (auto const place : types_.front().by_distance(center)) {
        if (!std::isfinite(types_.front().distance(center, place))) break;
        inside += at_risk(place);
        if (inside > options_.limits.population_share * at_risk_total_ * (1 + 1e-12)) break;
        zone[place] = 1;
        for (std::uint32_t first = 0; first < study.intervals; ++first)
          for (auto end = first + 1; end <= std::min(study.intervals, first + options_.limits.intervals_max); ++end)
            if (!options_.limits.alive || end == study.intervals)
              for (bool const is_high : {true, false}) largest = std::max(largest, sum(zone, first, end, is_high));
      }
    }
    return largest;
  }

 private:
  double at_risk(std::uint32_t place) const {
    double sum = 0;
    for (auto const& type : types_) sum += type.at_risk(place);
    return sum;
  }
  double sum(std::vector<char> const& zone, std::uint32_t first, std::uint32_t end, bool is_high) const {
    double sum = 0;
    for (auto const& type : types_) sum += type.ratio(zone, first, end, is_high);
    return sum;
  }

  ScanOptions const& options_;
  std::vector<OracleOfType> types_;
  double at_risk_total_ = 0;
};

struct Kind {
  Model model;
  std::uint32_t places, intervals;
  Rates rates;
  bool alive;
};

inline std::vector<Kind> kinds() {
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

inline ScanOptions options_of(Kind const& kind) {
  ScanOptions options;
  options.extent = kind.intervals > 1 ? Extent::space_time : Extent::spatial;
  options.limits.intervals_max = kind.intervals > 1 ? 4 : 1;
  options.limits.population_share = 0.6;
  options.limits.alive = kind.alive;
  options.rates = kind.rates;
  options.replicates = 0;
  return options;
}

}  // namespace wardmote::analysis::scan
