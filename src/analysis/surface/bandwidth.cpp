#include "analysis/surface/bandwidth.h"

#include <algorithm>
#include <boost/math/tools/minima.hpp>
#include <cmath>
#include <numbers>
#include <numeric>
#include <optional>

#include "analysis/point_grid.h"
#include "analysis/surface/kernel/choose.h"
#include "analysis/surface/places.h"
#include "analysis/surface/stamp.h"
#include "base/ensure.h"

namespace wardmote::analysis::surface {
namespace {

double squared(double value) { return value * value; }

/// The cross-validated likelihood of one set of events, as a function of the bandwidth.
class CrossValidation {
 public:
  CrossValidation(std::vector<Place> places, Raster const& raster, BandwidthOptions const& options,
                  ForEach const& for_each)
      : places_(std::move(places)), raster_(raster), options_(options), for_each_(for_each) {
    for (auto const& place : places_) x_.push_back(place.at.x), y_.push_back(place.at.y), events_ += place.weight;
    PointGrid const grid(x_, y_, PointGrid::side_for(x_, y_, 2));
    nearest_.resize(places_.size());
    for_each_(places_.size(), [&](std::size_t i) { nearest_[i] = nearest_of(grid, i); });
  }

  double at(double h) const {
    std::vector<double> shares(places_.size(), 1.0), terms(places_.size());
    if (options_.edge != Edge::none)
      for_each_(places_.size(), [&](std::size_t i) { shares[i] = share_inside(raster_, places_[i].at, h); });
    Neighbourhood const near(*this, shares, h);
    for_each_(places_.size(), [&](std::size_t at) {
      auto const i = near.grid.points()[at];
      terms[i] = places_[i].weight * log_density(near, shares, at, h);
    });
    return std::accumulate(terms.begin(), terms.end(), 0.0);
  }

 private:
  double squared_distance(std::size_t i, std::size_t j) const {
    return squared(x_[j] - x_[i]) + squared(y_[j] - y_[i]);
  }

  std::uint32_t nearest_of(PointGrid const& grid, std::size_t i) const {
    std::optional<std::uint32_t> nearest;
    for (double reach = grid.side(); !nearest || squared_distance(i, *nearest) > squared(reach / 2); reach *= 2)
      grid.each_near(x_[i], y_[i], reach, [&](std::uint32_t j) {
        if (j != i && (!nearest || squared_distance(i, j) < squared_distance(i, *nearest))) nearest = j;
      });
    return *nearest;
  }

  /// The places in the order of a grid's cells, with what each adds to a density: they lie side by side for the kernel.
  struct Neighbourhood {
    Neighbourhood(CrossValidation const& all, std::vector<double> const& shares, double h)
        : grid(all.x_, all.y_, reach_bandwidths * h / 2) {
      for (auto const i : grid.points()) {
        x.push_back(all.x_[i]), y.push_back(all.y_[i]);
        weights.push_back(all.weight_by_share(shares, i));
      }
    }
    PointGrid grid;
    std::vector<double> x, y, weights;
  };

  double weight_by_share(std::vector<double> const& shares, std::size_t i) const {
    return places_[i].weight / (options_.edge == Edge::diggle ? shares[i] : 1);
  }

  /// The logarithm of the sum over the others of K / q; of the nearest alone, where none is in reach. `at`: of the grid's order.
  double log_density(Neighbourhood const& near, std::vector<double> const& shares, std::size_t at, double h) const {
    bool const by_event = options_.edge == Edge::diggle, with_own = options_.left_out == LeftOut::event;
    auto const i = near.grid.points()[at];
    kernel::Bell const bell{x_[i], y_[i], -0.5 / squared(h), squared(reach_bandwidths * h)};
    double sum = with_own ? (places_[i].weight - 1) / (by_event ? shares[i] : 1) : 0;
    auto const add = [&](std::size_t first, std::size_t end) {
      if (first < end)
        sum += kernel_.sum_under(bell, &near.x[first], &near.y[first], &near.weights[first], end - first);
    };
    near.grid.each_run_near(bell.x, bell.y, reach_bandwidths * h, [&](std::size_t first, std::size_t end) {
      add(first, std::min(end, std::max(first, at)));
      add(std::max(first, at + 1), end);
    });
    auto const nearest = nearest_[i];
    double const log_sum = sum > 0
                               ? std::log(sum)
                               : std::log(weight_by_share(shares, nearest)) + bell.scale * squared_distance(i, nearest);
    return log_sum - std::log((by_event ? 1 : shares[i]) * 2 * std::numbers::pi * squared(h) *
                              (events_ - (with_own ? 1 : places_[i].weight)));
  }

  std::vector<Place> places_;
  Raster const& raster_;
  BandwidthOptions const& options_;
  ForEach const& for_each_;
  std::vector<double> x_, y_;
  double events_ = 0;
  std::vector<std::uint32_t> nearest_;
  kernel::Kernel const& kernel_ = *kernel::usable_kernels().back();
};

/// s n^(-1/6), s the root of the mean variance of x and y (divisor n - 1).
double scott(std::span<Place const> places) {
  double events = 0, x = 0, y = 0, spread = 0;
  for (auto const& [at, weight] : places) events += weight, x += weight * at.x, y += weight * at.y;
  for (auto const& [at, weight] : places) spread += weight * (squared(at.x - x / events) + squared(at.y - y / events));
  return std::sqrt(spread / 2 / (events - 1)) * std::pow(events, -1.0 / 6);
}

void search(CrossValidation const& likelihood, double least, Bandwidth& answer) {
  constexpr std::size_t tried = 24;
  constexpr int bits = 16;  // of log h, which is below 16
  constexpr double accuracy = 1e-4;
  double const low = std::log(least), high = std::log(std::max(answer.oversmoothed_m, least * 1.01));
  double const step = (high - low) / (tried - 1);
  std::vector<double> values;
  for (std::size_t i = 0; i < tried; ++i)
    values.push_back(likelihood.at(std::exp(low + step * static_cast<double>(i))));
  auto const best = static_cast<std::size_t>(std::ranges::max_element(values) - values.begin());
  double const tried_best = low + step * static_cast<double>(best);
  auto const [found, least_minus] =
      boost::math::tools::brent_find_minima([&](double log_h) { return -likelihood.at(std::exp(log_h)); },
                                            std::max(low, tried_best - step), std::min(high, tried_best + step), bits);
  double const log_h = -least_minus >= values[best] ? found : tried_best;
  answer.at_bound = log_h < low + accuracy || log_h > high - accuracy;
  answer.bandwidth_m = std::exp(log_h);
  answer.log_likelihood = std::max(-least_minus, values[best]);
}

}  // namespace

Bandwidth likelihood_bandwidth(std::span<Point const> events, Raster const& raster, BandwidthOptions const& options,
                               ForEach const& for_each) {
  ENSURE(options.bandwidth_min_m >= 0);
  auto places = places_of(events, {}, raster);
  Bandwidth answer;
  if (places.size() < 3) {
    answer.outcome = BandwidthOutcome::too_few_places;
    return answer;
  }
  answer.scott_m = scott(places);
  answer.oversmoothed_m = std::pow(10'000.0 / 6'144, 1.0 / 6) * answer.scott_m;
  auto const least = options.bandwidth_min_m > 0 ? options.bandwidth_min_m : answer.oversmoothed_m / 64;
  search(CrossValidation(std::move(places), raster, options, for_each), least, answer);
  return answer;
}

double cross_validated_log_likelihood(std::span<Point const> events, Raster const& raster, double bandwidth_m,
                                      BandwidthOptions const& options, ForEach const& for_each) {
  auto places = places_of(events, {}, raster);
  ENSURE(bandwidth_m > 0 && places.size() >= 2);
  return CrossValidation(std::move(places), raster, options, for_each).at(bandwidth_m);
}

}  // namespace wardmote::analysis::surface
