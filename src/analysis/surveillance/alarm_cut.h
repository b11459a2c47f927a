#pragma once

#include <span>

#include "analysis/surveillance/judge.h"

namespace wardmote::analysis::surveillance {

/// How many of the series chance lets alarm in a week at this cut: of each the chance of the least count with p <= cut;
/// of ears_c3 and cusum the p-values <= cut that are possible. The series that are too short count nothing.
double false_alarms_at(double cut, std::span<Judged const> series, WatchOptions const& options);

/// The largest cut, 1 at most, at which no more than so many alarm by chance in a week. Beyond level / series, the cut that
/// supposes every p-value possible, as far as the counts that are possible leave the budget unspent. Requires wanted > 0.
double cut_that_spends(double wanted, std::span<Judged const> series, WatchOptions const& options);

}  // namespace wardmote::analysis::surveillance
