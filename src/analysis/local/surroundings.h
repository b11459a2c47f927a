#pragma once

#include <span>
#include <vector>

#include "analysis/local/local_statistics.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::local {

/// What a neighbour with value `other` adds to the sum of a place with value `own`.
inline double score(Statistic statistic, double own, double other) {
  return statistic == Statistic::geary ? (own - other) * (own - other) : other;
}

/// All values of a map, and what chance makes of those around a place.
class World {
 public:
  World(std::span<double const> values, Neighbours const& neighbours, Statistic statistic);

  struct Sum {
    double scores = 0;   ///< sum of weight x score over the neighbours
    double weights = 0;  ///< sum of the weights
    double squared_weights = 0;
  };
  /// Around a place; terms are added in the order of (weight, score), so that the order of rows changes no bit.
  Sum around(std::size_t place) const;

  /// Mean and variance (divisor n - 1, their number) of the scores of all other places.
  struct Moments {
    double mean, variance;
  };
  Moments others(std::size_t place) const;

  /// Mean and variance of the sum of weight x score if the others' values are put around the place by chance.
  Moments of_sum(std::size_t place, Sum const& sum) const;

  std::span<double const> values() const { return values_; }
  std::vector<double> const& sorted() const { return sorted_; }
  Neighbours const& neighbours() const { return *neighbours_; }
  Statistic statistic() const { return statistic_; }
  bool whole() const { return whole_; }  ///< whether all values are whole numbers, below 2^31 in size
  double mean() const { return mean_; }
  /// 1 for what is above the mean, -1 below, 0 at it: within 1e-9 of the farthest value, for a mean is rounded.
  int side_of_mean(double value) const;
  double squares() const { return second_; }  ///< sum of squared deviations from the mean
  double size() const { return static_cast<double>(values_.size()); }

 private:
  std::span<double const> values_;
  Neighbours const* neighbours_;
  Statistic statistic_;
  std::vector<double> sorted_;
  bool whole_ = false;                                     // all of them whole numbers
  double mean_ = 0, second_ = 0, third_ = 0, fourth_ = 0;  // sums of powers of deviations
};

}  // namespace wardmote::analysis::local
