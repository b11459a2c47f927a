#include "analysis/local/surroundings.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/ordered.h"

namespace wardmote::analysis::local {
namespace {

bool is_whole(double value) { return std::abs(value) < 0x1p31 && value == std::floor(value); }

}  // namespace

World::World(std::span<double const> values, Neighbours const& neighbours, Statistic statistic)
    : values_(values), neighbours_(&neighbours), statistic_(statistic), sorted_(in_order_of_size(values)) {
  whole_ = std::ranges::all_of(sorted_, is_whole);
  mean_ = std::accumulate(sorted_.begin(), sorted_.end(), 0.0) / size();
  for (double const value : sorted_) {
    double const off = value - mean_;
    second_ += off * off;
    third_ += off * off * off;
    fourth_ += off * off * off * off;
  }
}

int World::side_of_mean(double value) const {
  double const off = value - mean_, hair = 1e-9 * std::max(mean_ - sorted_.front(), sorted_.back() - mean_);
  return off > hair ? 1 : off < -hair ? -1 : 0;
}

World::Sum World::around(std::size_t place) const {
  struct Term {
    double weight, score;
    auto operator<=>(Term const&) const = default;
  };
  auto const neighbours = neighbours_->of(place);
  auto const weights = neighbours_->weights_of(place);
  Sum sum;
  if (weights.empty()) {
    sum.weights = sum.squared_weights = static_cast<double>(neighbours.size());
    if (whole_) {  // whole numbers add up the same in any order
      for (auto const j : neighbours) sum.scores += score(statistic_, values_[place], values_[j]);
      return sum;
    }
    sum = {};
  }
  std::vector<Term> terms;
  for (std::size_t i = 0; i < neighbours.size(); ++i)
    terms.push_back({weights.empty() ? 1 : weights[i], score(statistic_, values_[place], values_[neighbours[i]])});
  std::ranges::sort(terms);
  for (auto const& [weight, value] : terms) {
    sum.scores += weight * value;
    sum.weights += weight;
    sum.squared_weights += weight * weight;
  }
  return sum;
}

World::Moments World::others(std::size_t place) const {
  double const n = size() - 1, off = values_[place] - mean_;
  if (statistic_ != Statistic::geary) {
    double const mean_off = -off / n;
    return {mean_ + mean_off, (second_ - off * off) / n - mean_off * mean_off};
  }
  // Sums over all places of (x_i - x_j)^2 and (x_i - x_j)^4; the place's own terms are 0.
  double const all = size(), square = off * off;
  double const sum = all * square + second_;
  double const sum_of_squares = all * square * square + 6 * square * second_ - 4 * off * third_ + fourth_;
  return {sum / n, sum_of_squares / n - sum / n * (sum / n)};
}

World::Moments World::of_sum(std::size_t place, Sum const& sum) const {
  auto const [mean, variance] = others(place);
  double const n = size() - 1;
  double const spread = (n * sum.squared_weights - sum.weights * sum.weights) / (n - 1);
  // What rounding leaves of a variance that is zero would make a z of millions.
  double const rounded = 1e-14 * (statistic_ == Statistic::geary ? mean * mean : second_ / n);
  return {sum.weights * mean, variance > rounded && spread > 1e-12 * sum.squared_weights ? variance * spread : 0};
}

}  // namespace wardmote::analysis::local
