#pragma once

#include <cstdint>
#include <span>

#include "analysis/surveillance/count_law.h"

/// The three methods of the Early Aberration Reporting System, which need no years before: Hutwagner, Thompson, Seeman &
/// Treadwell (2003), Journal of Urban Health 80 (supplement 1):i89-i96; C3 as in Fricker, Hegler & Dunfee (2008),
/// Statistics in Medicine 27:3407-3429.
namespace wardmote::analysis::surveillance {

/// Mean and standard deviation (divided by 6) of seven weeks, and how far the judged one lies above, in deviations: 0
/// where it does not differ, infinite where it does and they do not.
struct Ears {
  double sum = 0;
  double mean = 0;
  double deviation = 0;
  double statistic = 0;
};

/// The seven weeks that end `lag` weeks before the last are the base, the last is judged: lag 1 is C1, lag 3 is C2.
/// Requires 7 + lag counts.
Ears ears(std::span<std::uint32_t const> counts, std::size_t lag);

/// C3: the sum of max(0, C2 - 1) over the last three weeks. Requires 12 counts.
double ears_c3(std::span<std::uint32_t const> counts);

/// The counts at which the methods alarm, if passed: mean + 3 deviations (C1, C2); what lifts C3 to 2.
double ears_bound(Ears const& week);
double ears_c3_bound(std::span<std::uint32_t const> counts);

/// Of seven Poisson weeks of one mean and this sum the law of the next, with the uncertainty of the mean in it: its
/// P(Y >= y) is the exact conditional p-value, as predictive_law says (farrington.h).
CountLaw ears_law(Ears const& week);

/// P(T >= t) with t = (count - mean) / (deviation root of 8/7), Student's with 6 degrees of freedom: right for normal
/// counts of any variance. 0 where there is no deviation and the count is above the mean.
double ears_student(Ears const& week, double count);

}  // namespace wardmote::analysis::surveillance
