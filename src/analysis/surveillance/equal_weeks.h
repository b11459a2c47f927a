#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

/// What chance does where all weeks are alike.
namespace wardmote::analysis::surveillance {

using WeekStatistic = std::function<double(std::span<std::uint32_t const>)>;

/// Of independent Poisson weeks of one mean, given their sum, each incident is in any of the weeks with the same
/// probability, whatever the mean. Draws such weeks and gives the statistic of each, ascending. Draw i is a function of
/// (seed, sum, i). Requires weeks >= 1. Cost: draws x (sum + weeks).
std::vector<double> statistics_of_equal_weeks(std::uint32_t sum, std::uint32_t weeks, std::uint32_t draws,
                                              std::uint64_t seed, WeekStatistic const& statistic);

/// (1 + draws that reach the observed) / (1 + draws): P(p <= a) <= a if the observed weeks are so alike (Davison & Hinkley
/// 1997, Bootstrap Methods, section 4.2). mid_p leaves half of the ties out. What differs by rounding alone (1e-9) is a tie.
double monte_carlo_p(std::span<double const> ascending, double observed, bool mid_p);

}  // namespace wardmote::analysis::surveillance
