#include "analysis/surveillance/ears.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/special.h"
#include "base/ensure.h"

namespace wardmote::analysis::surveillance {
namespace {

constexpr std::size_t ears_base_weeks = 7;
constexpr double infinite = std::numeric_limits<double>::infinity();

double scaled(double difference, double deviation) {
  if (deviation > 0) return difference / deviation;
  return difference > 0 ? infinite : difference < 0 ? -infinite : 0;
}

double excess(std::span<std::uint32_t const> counts, std::size_t back) {
  return std::max(0.0, ears(counts.first(counts.size() - back), 3).statistic - 1);
}

}  // namespace

Ears ears(std::span<std::uint32_t const> counts, std::size_t lag) {
  ENSURE(lag >= 1 && counts.size() >= ears_base_weeks + lag);
  double squares = 0;
  Ears week;
  // Sums of whole numbers: the same in every order.
  for (auto const count : counts.subspan(counts.size() - ears_base_weeks - lag, ears_base_weeks)) {
    week.sum += count;
    squares += static_cast<double>(count) * count;
  }
  week.mean = week.sum / ears_base_weeks;
  week.deviation = std::sqrt(std::max(0.0, ears_base_weeks * squares - week.sum * week.sum) /
                             (ears_base_weeks * (ears_base_weeks - 1)));
  week.statistic = scaled(counts.back() - week.mean, week.deviation);
  return week;
}

double ears_c3(std::span<std::uint32_t const> counts) {
  return excess(counts, 0) + excess(counts, 1) + excess(counts, 2);
}

double ears_bound(Ears const& week) { return week.mean + 3 * week.deviation; }

double ears_c3_bound(std::span<std::uint32_t const> counts) {
  auto const week = ears(counts, 3);
  double const before = excess(counts, 1) + excess(counts, 2);
  if (std::isinf(before)) return 0;
  // Below mean + deviation C2 adds nothing: C3 passes 2 only if what came before does.
  if (before > 2) return 0;
  return week.mean + week.deviation * (3 - before);
}

CountLaw ears_law(Ears const& week) { return {(week.sum + 1) / ears_base_weeks, 1 + 1.0 / ears_base_weeks}; }

double ears_student(Ears const& week, double count) {
  return student_at_least(scaled(count - week.mean, week.deviation * std::sqrt(1 + 1.0 / ears_base_weeks)),
                          ears_base_weeks - 1);
}

}  // namespace wardmote::analysis::surveillance
