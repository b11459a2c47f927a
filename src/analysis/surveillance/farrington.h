#pragma once

#include <cstdint>
#include <span>

#include "analysis/surveillance/count_law.h"
#include "analysis/surveillance/level_fit.h"

/// What to expect of a week by the same weeks of years before: Farrington, Andrews, Beale & Catchpole (1996), Journal of
/// the Royal Statistical Society A 159:547-563, and Noufaily et al. (2013), Statistics in Medicine 32:1206-1222.
namespace wardmote::analysis::surveillance {

/// Weekly counts of one area and offence, without a gap; the last is the week that is judged.
using WeeklyCounts = std::span<std::uint32_t const>;

struct FarringtonOptions {
  int years = 5;        ///< how far back, 1 or more; a year is 52 weeks
  int half_window = 3;  ///< weeks taken on either side of the same week, 0 to 12
  int skipped = 3;      ///< newest weeks before the judged one that are not taken: they may be of the same outbreak
  int levels = 1;       ///< parts of the year; 1: only the windows are taken, otherwise all weeks; 1 to 16
  double trend_level = 0.05;  ///< a slope is kept if its two-sided p is at most this, 1: always
  double reweight_above = 1;  ///< base weeks with a larger Anscombe residual s count s^-2; infinite: none
};

/// Of 1996: windows, a slope if significant, weights beyond 1.
FarringtonOptions farrington_classic(int years);
/// Of 2013: all weeks, ten parts of the year, 26 weeks skipped, a slope always, weights beyond 2.58.
FarringtonOptions farrington_flexible(int years);

/// Counts that a series must have, the judged one included.
std::size_t weeks_needed(FarringtonOptions const& options);

/// The base weeks of a series; level 0 is the window around the same week, the weeks between two windows are parted
/// evenly. Requires weeks_needed counts.
BaseWeeks base_weeks(WeeklyCounts counts, FarringtonOptions const& options);

/// Fit, weights by the Anscombe residuals of it, fit. A slope is kept only if three years or more are looked at, it is
/// significant at trend_level, and what it leads to is at most the largest base count (1996, section 3.4).
LevelFit farrington_fit(BaseWeeks const& base, FarringtonOptions const& options);

/// Anscombe residuals 3/2 (y^(2/3) - m^(2/3)) / (m^(1/6) root of (dispersion (1 - leverage))) above the threshold become
/// weights s^-2, the others 1; scaled to sum to the number of weeks.
std::vector<double> anscombe_weights(BaseWeeks const& base, LevelFit const& fit, double above);

/// The dispersion that a p-value rests on: the squares of the unweighted counts, one with an Anscombe residual above
/// `above` taken as the count that has just this residual; twice, and at least the fitted one. Weights s^-2 repair the mean
/// after an outbreak, but they also take the rare high week of an overdispersed past for one, and make the dispersion too small.
double sober_dispersion(BaseWeeks const& base, LevelFit const& fit, double above);

/// 1996: m (1 + 2/3 z root of (t / m))^(3/2), t = dispersion + variance of m / m, z the normal quantile at 1 - alpha / 2.
double power_bound(LevelFit const& fit, double alpha);

/// 2013: the 1 - alpha quantile of the negative binomial with the fitted mean and dispersion, as if they were known.
double plug_in_bound(LevelFit const& fit, double alpha);
/// That law.
CountLaw plug_in_law(LevelFit const& fit);

/// The law of the next count with the uncertainty of the fitted mean in it: mean m + v and ratio dispersion (1 + v),
/// v = variance of m / m at dispersion 1. Of n Poisson weeks of one mean that sum to S this is the negative binomial of
/// size S + 1 and mean (S + 1) / n, and its P(Y >= y) is the exact conditional p-value: that of a binomial of S + y and
/// 1 / (n + 1), whatever the mean (Przyborowski & Wilenski 1940, Biometrika 31:313-323).
CountLaw predictive_law(LevelFit const& fit);

}  // namespace wardmote::analysis::surveillance
