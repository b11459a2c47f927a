#pragma once

#include <cstdint>
#include <span>

/// Whether a series rises or falls (Mann 1945, Econometrica 13:245-259; Kendall 1975), allowing for its memory.
namespace wardmote::analysis::local {

struct Trend {
  std::int64_t rises = 0;  ///< S: pairs that rise less pairs that fall
  double variance = 0;     ///< of S if all orders are equally probable, ties allowed for
  double correction = 1;   ///< Hamed & Rao's n / n*: by how much the memory of the series widens it
  double corrected_variance = 0;
  double z = 0;  ///< (S - sign S) / root of corrected variance; 0 where that is 0
  double p = 1;  ///< two-sided, by the normal law; use 10 values or more
};

/// Corrected variance by Hamed & Rao (1998, Journal of Hydrology 204:182-196): V(S) x (1 + 2 / (n (n-1) (n-2)) x sum over
/// lags i of (n-i) (n-i-1) (n-i-2) r_i), r_i the autocorrelation at lag i of the ranks of the series less its Theil-Sen
/// trend, those lags alone where |r_i| passes the two-sided `significance` of white noise. A correction below 1 is not
/// made: with few values it would be noise, and would find trends where there are none. Requires finite values; fewer
/// than three give Trend{}. Cost n^2.
Trend mann_kendall(std::span<double const> series, double significance = 0.05);

}  // namespace wardmote::analysis::local
