#include "analysis/surveillance/level_fit.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/ensure.h"

namespace wardmote::analysis::surveillance {
namespace {

constexpr std::size_t levels_max = 16;
constexpr double slope_max = 0.5;  // a week: more than doubled in a fortnight, for years
constexpr int steps_max = 50;

/// Weighted sums over the weeks of one level.
struct LevelSums {
  double counts = 0;
  double growth = 0;  // of e^(slope week)
  double first = 0;   // of week e^(slope week)
  double second = 0;  // of week^2 e^(slope week)
  double centre() const { return first / growth; }
  double spread() const { return std::max(0.0, second / growth - centre() * centre()); }
};

class Profile {
 public:
  Profile(BaseWeeks const& base, std::span<double const> weights)
      : base_(base), weights_(weights), growth_(base.size()) {
    ENSURE(base.levels <= levels_max && base.size() == weights.size());
    for (std::size_t i = 0; i < base.size(); ++i) {
      sums_[base.level[i]].counts += weights[i] * base.count[i];
      moment_ += weights[i] * base.count[i] * base.week[i];
    }
    move_to(0);
  }

  void move_to(double slope) {
    slope_ = slope;
    grow();
    for (auto& sums : sums_) sums.growth = sums.first = sums.second = 0;
    for (std::size_t i = 0; i < base_.size(); ++i) {
      auto& sums = sums_[base_.level[i]];
      double const term = weights_[i] * growth_[i], moment = term * base_.week[i];
      sums.growth += term;
      sums.first += moment;
      sums.second += moment * base_.week[i];
    }
  }

  double score() const {
    double sum = moment_;
    for (auto const& sums : levels()) sum -= sums.counts * sums.centre();
    return sum;
  }
  double information() const {
    double sum = 0;
    for (auto const& sums : levels()) sum += sums.counts * sums.spread();
    return sum;
  }
  double likelihood() const {
    double sum = slope_ * moment_;
    for (auto const& sums : levels()) sum -= sums.counts * std::log(sums.growth);
    return sum;
  }
  /// Moves to the best slope; false if the counts do not determine one.
  bool climb();
  LevelFit fit(bool with_slope) const;

 private:
  std::span<LevelSums const> levels() const { return std::span(sums_).first(base_.levels); }

  /// e^(slope week), by multiplying from week to week.
  void grow() {
    double const factor = std::exp(slope_);
    for (std::size_t i = 0; i < growth_.size(); ++i) {
      bool const next = i > 0 && base_.week[i] == base_.week[i - 1] + 1;
      growth_[i] = next ? growth_[i - 1] * factor : std::exp(slope_ * base_.week[i]);
    }
  }

  BaseWeeks const& base_;
  std::span<double const> weights_;
  std::vector<double> growth_;
  std::array<LevelSums, levels_max> sums_{};
  double moment_ = 0;
  double slope_ = 0;
};

bool Profile::climb() {
  double before = likelihood();
  for (int step = 0; step < steps_max; ++step) {
    double const information_here = information();
    if (!(information_here > 0)) return false;
    double const from = slope_;
    double move = score() / information_here;
    if (std::abs(move) * std::sqrt(information_here) < 1e-10) return true;
    move_to(from + move);
    for (; !(likelihood() >= before - 1e-9 * std::abs(before)) && std::abs(move) > 1e-12; move_to(from + move))
      move /= 2;
    if (!(std::abs(slope_) < slope_max)) return false;
    before = likelihood();
  }
  return true;
}

LevelFit Profile::fit(bool with_slope) const {
  LevelFit fit;
  fit.has_slope = with_slope;
  fit.slope = slope_;
  fit.freedom = static_cast<double>(base_.size()) - static_cast<double>(base_.levels) - (with_slope ? 1 : 0);
  double const by_information = with_slope ? 1 / information() : 0;
  fit.slope_error = std::sqrt(by_information);
  double squares = 0;
  fit.means.reserve(base_.size());
  fit.leverages.reserve(base_.size());
  for (std::size_t i = 0; i < base_.size(); ++i) {
    auto const& sums = sums_[base_.level[i]];
    double const mean = sums.counts / sums.growth * growth_[i], off = base_.week[i] - sums.centre();
    fit.means.push_back(mean);
    fit.leverages.push_back(mean > 0 ? weights_[i] * mean * (1 / sums.counts + off * off * by_information) : 0);
    if (mean > 0) squares += weights_[i] * (base_.count[i] - mean) * (base_.count[i] - mean) / mean;
  }
  if (fit.freedom > 0) fit.dispersion = std::max(1.0, squares / fit.freedom);
  auto const& own = sums_[0];
  fit.ahead = own.counts / own.growth;
  fit.ahead_ratio = 1 / own.growth + fit.ahead * own.centre() * own.centre() * by_information;
  return fit;
}

}  // namespace

LevelFit fit_levels(BaseWeeks const& base, std::span<double const> weights, bool with_slope) {
  Profile profile(base, weights);
  if (!with_slope) return profile.fit(false);
  if (profile.climb()) return profile.fit(true);
  profile.move_to(0);
  return profile.fit(false);
}

}  // namespace wardmote::analysis::surveillance
