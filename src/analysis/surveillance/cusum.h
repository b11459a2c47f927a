#pragma once

#include <cstdint>
#include <span>

/// The cumulative sum of what is above expectation: Page (1954), Biometrika 41:100-115; counts standardised as in Rossi,
/// Lampugnani & Marchi (1999), Statistics in Medicine 18:2111-2122.
namespace wardmote::analysis::surveillance {

struct CusumOptions {
  double reference = 1.04;  ///< k, deviations a week that are borne
  double decision = 2.26;   ///< h: an alarm, if reached. With this k one week in 500 by chance (Rossi et al.)
  bool reset = true;        ///< after an alarm the sum begins anew at 0
};

/// (y - 3 m + 2 root of (m y)) / (2 root of m): nearly standard normal for a Poisson count of mean m, also a small one.
/// With m = 0: 0 for y = 0, else infinite. By `dispersion` >= 1 it is divided by its root.
double rossi_score(double count, double mean, double dispersion = 1);

/// S of the last of the weeks, before any reset there: S_0 = 0, S_t = max(0, S_(t-1) + score - k). Requires one week.
double cusum(std::span<std::uint32_t const> counts, double mean, double dispersion, CusumOptions const& options = {});

/// A year as the base (its mean, its dispersion max(1, variance / mean)) and thirteen weeks watched.
inline constexpr std::size_t cusum_base_weeks = 52;
inline constexpr std::size_t cusum_watched_weeks = 13;
inline constexpr std::size_t cusum_weeks = cusum_base_weeks + cusum_watched_weeks;

struct Cusum {
  double mean = 0;
  double dispersion = 1;
  double statistic = 0;
  double bound = 0;  ///< the least real count at which S would have reached h; an alarm is a count that is not below
};

/// Of the last cusum_weeks counts. Requires so many.
Cusum cusum_of_a_quarter(std::span<std::uint32_t const> counts, CusumOptions const& options = {});
/// Its statistic alone.
double cusum_statistic(std::span<std::uint32_t const> counts, CusumOptions const& options = {});

}  // namespace wardmote::analysis::surveillance
