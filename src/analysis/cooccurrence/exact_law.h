#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

/// The law of a fourfold count when its margins are given: Fisher's exact test, and the least p-value that margins allow.
namespace wardmote::analysis::cooccurrence {

/// log k! for k = 0 … most. Absolute error below 1e-15 x its size (compensated sum).
class LogFactorials {
 public:
  explicit LogFactorials(std::size_t most);
  double operator()(std::size_t k) const { return values_[k]; }
  /// log of the number of ways to choose k of n; k <= n <= most.
  double ways(std::size_t n, std::size_t k) const { return values_[n] - values_[k] - values_[n - k]; }

 private:
  std::vector<double> values_;
};

/// Of `all` discussions `marked` have the outcome (or the one factor) and `chosen` the other.
struct Margins {
  std::uint32_t all = 0;
  std::uint32_t marked = 0;
  std::uint32_t chosen = 0;
  std::uint32_t least() const { return chosen + marked > all ? chosen + marked - all : 0; }
  std::uint32_t most() const { return chosen < marked ? chosen : marked; }
};

enum class Alternative {
  two_sided,  ///< all counts that are at most as probable as the one seen (within a relative 1e-7, as R has it)
  more,       ///< at least so many
  fewer,      ///< at most so many
};

struct ExactP {
  double p = 1;
  double mid_p = 1;  ///< without half of what is exactly as extreme: nearer the level, sometimes above it
};

/// P of Fisher's exact test (1935, Journal of the Royal Statistical Society 98:39-54) of `both` marked among the chosen. Requires
/// all <= what the factorials have, marked <= all, chosen <= all, least() <= both <= most(). Relative accuracy about
/// 1e-9 for 50,000 discussions. Cost: the probable part of a tail.
ExactP fisher(LogFactorials const& factorials, Margins const& margins, std::uint32_t both, Alternative alternative);

/// The least p-value that any count with these margins can have (Tarone 1990, Biometrics 46:515-522). Constant cost.
double least_p(LogFactorials const& factorials, Margins const& margins, Alternative alternative);

/// The counts <= fewest or >= most; none below or above if these lie outside least() … most().
struct TailCounts {
  std::int64_t fewest = -1;
  std::int64_t most = 0;
};

/// The counts in the tails that are themselves at most so probable: every count with p <= level is among them, and few others.
/// Requires level > 0. Cost: the logarithm of the width.
TailCounts improbable_counts(LogFactorials const& factorials, Margins const& margins, double level,
                             Alternative alternative);

}  // namespace wardmote::analysis::cooccurrence
