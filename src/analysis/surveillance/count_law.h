#pragma once

/// The law of one more count where nothing out of the ordinary happens. See docs/methods/early_warning.md.
namespace wardmote::analysis::surveillance {

/// Negative binomial with this mean and variance = ratio x mean; Poisson where ratio is 1. Mean >= 0, ratio >= 1, both
/// finite; of mean 0 every count is 0.
struct CountLaw {
  double mean = 0;
  double ratio = 1;
};

/// P(Y >= count) and P(Y = count); count whole. Relative accuracy about 1e-12, also where they are small.
double at_least(CountLaw const& law, double count);
double exactly(CountLaw const& law, double count);

/// The least count with P(Y <= count) >= probability; 0 < probability < 1.
double quantile(CountLaw const& law, double probability);

/// The least count c >= 0 with tail(c) <= level, for a tail that never rises with c and passes below the level at last.
/// Looks at about 2 log2(c) counts, beginning at `near`.
template <class Tail>
double least_count(double level, double near, Tail const& tail) {
  double below = -1, above = near < 0 ? 0 : near;  // tail(below) > level >= tail(above), once found
  for (double step = 1; tail(above) > level; step *= 2) below = above, above += step;
  for (double step = 1; below < 0 && above > 0; step *= 2) {
    double const lower = above > step ? above - step : 0;
    if (tail(lower) > level)
      below = lower;
    else
      above = lower;
  }
  while (above - below > 1) {
    double const middle = below + static_cast<double>(static_cast<long long>((above - below) / 2));
    (tail(middle) > level ? below : above) = middle;
  }
  return above;
}

}  // namespace wardmote::analysis::surveillance
