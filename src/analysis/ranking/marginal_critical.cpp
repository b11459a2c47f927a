#include "analysis/ranking/marginal_critical.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "base/ensure.h"

namespace wardmote::analysis::ranking {
namespace {

constexpr double reach = 7.5;  // beyond it lies 1e-13 of the normal law
constexpr double step_per_width = 0.25;
constexpr double narrowest = 1.0 / 32;

/// Of one rival, in units of its own error, as functions of the place's own draw t: the bounds are slope t +- width.
struct Band {
  double slope, width;
};

Band band_of(Rival const& rival, double own_error, double z) {
  double const slope = own_error / rival.error;
  return {slope, z * std::sqrt(1 + slope * slope)};
}

double chance_within(Rival const& rival, Band const& band, double t, NormalGrid const& normal) {
  double const middle = band.slope * t;
  double chance = 1;
  if (rival.may_be_better) chance = normal.cdf(middle + band.width);
  if (rival.may_be_worse) chance -= normal.cdf(middle - band.width);
  return std::max(0.0, chance);
}

double chance_all_within(std::span<Rival const> rivals, std::span<Band const> bands, double t,
                         NormalGrid const& normal) {
  double chance = 1;
  for (std::size_t k = 0; k < rivals.size() && chance > 0; ++k) chance *= chance_within(rivals[k], bands[k], t, normal);
  return chance;
}

double step_for(double own_error, std::span<Rival const> rivals) {
  double width = 1;
  for (auto const& rival : rivals) width = std::min(width, rival.error / own_error);
  return step_per_width * std::max(width, narrowest);
}

std::size_t open_hypotheses(std::span<Rival const> rivals) {
  std::size_t open = 0;
  for (auto const& rival : rivals) open += std::size_t{rival.may_be_better} + std::size_t{rival.may_be_worse};
  return open;
}

/// The root of an increasing function between two points that bracket it: regula falsi with the Illinois halving.
template <class Function>
double root(Function const& f, double low, double high) {
  double f_low = f(low), f_high = f(high);
  int side = 0;
  for (int i = 0; i < 200 && high - low > 1e-10; ++i) {
    double const middle = f_high == f_low ? (low + high) / 2 : (low * f_high - high * f_low) / (f_high - f_low);
    double const f_middle = f(middle);
    if (std::abs(f_middle) < 1e-10) return middle;
    if (f_middle > 0) {
      high = middle, f_high = f_middle;
      if (side == 1) f_low /= 2;
      side = 1;
    } else {
      low = middle, f_low = f_middle;
      if (side == -1) f_high /= 2;
      side = -1;
    }
  }
  return (low + high) / 2;
}

}  // namespace

double marginal_law(double z, double own_error, std::span<Rival const> rivals, NormalGrid const& normal) {
  std::vector<Band> bands;
  bands.reserve(rivals.size());
  for (auto const& rival : rivals) bands.push_back(band_of(rival, own_error, z));
  double const step = step_for(own_error, rivals);
  auto const steps = static_cast<int>(std::ceil(reach / step));
  double sum = 0;
  for (int i = -steps; i <= steps; ++i) {
    double const t = i * step;
    sum += std::exp(-0.5 * t * t) * chance_all_within(rivals, bands, t, normal);
  }
  return sum * step * std::numbers::inv_sqrtpi / std::numbers::sqrt2;
}

double marginal_critical_value(double level, double own_error, std::span<Rival const> rivals,
                               NormalGrid const& normal) {
  auto const open = open_hypotheses(rivals);
  ENSURE(open > 0 && level > 0 && level < 1);
  // One hypothesis alone has the quantile of one normal; all together at most Bonferroni's.
  double const low = normal_quantile(level) - 1e-9;
  double const high = normal_quantile(1 - (1 - level) / static_cast<double>(open)) + 1e-9;
  // The logarithm of the tail is nearly straight in z, so few steps suffice.
  auto const excess = [&](double z) {
    return std::log((1 - level) / std::max(1e-300, 1 - marginal_law(z, own_error, rivals, normal)));
  };
  return root(excess, low, high);
}

}  // namespace wardmote::analysis::ranking
