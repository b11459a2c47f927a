#include "analysis/surface/aoristic.h"

#include <algorithm>
#include <limits>
#include <map>

#include "base/ensure.h"

namespace wardmote::analysis::surface {
namespace {

constexpr std::int64_t an_hour = 60, a_day = 24 * an_hour, a_week = 7 * a_day;
constexpr std::int64_t monday = 4 * a_day;  // 5 January 1970

std::int64_t floor_divided(std::int64_t value, std::int64_t by) { return (value - ((value % by) + by) % by) / by; }

std::int64_t cycle_of(ClockUnit unit) { return unit == ClockUnit::hour ? a_day : a_week; }

/// The units of a clock that goes round: whole rounds in every unit, the rest from the first moment on.
std::vector<UnitMinutes> around(KnownBetween const& known, std::int64_t cycle) {
  std::vector<std::int64_t> minutes(static_cast<std::size_t>(cycle / an_hour), known.minutes() / cycle * an_hour);
  auto const end = known.from + known.minutes() % cycle;
  for (auto at = known.from; at < end;) {
    auto const hour = floor_divided(at, an_hour), next = std::min(end, (hour + 1) * an_hour);
    auto const in_cycle = at - monday - floor_divided(at - monday, cycle) * cycle;
    minutes[static_cast<std::size_t>(in_cycle / an_hour)] += next - at;
    at = next;
  }
  std::vector<UnitMinutes> found;
  for (std::size_t unit = 0; unit < minutes.size(); ++unit)
    if (minutes[unit] > 0) found.push_back({unit, minutes[unit]});
  return found;
}

std::vector<UnitMinutes> along(KnownBetween const& known, std::int64_t first_day) {
  std::vector<UnitMinutes> found;
  auto const end = known.from + known.minutes();
  for (auto at = known.from; at < end;) {
    auto const day = floor_divided(at, a_day), next = std::min(end, (day + 1) * a_day);
    found.push_back({static_cast<std::size_t>(day - first_day), next - at});
    at = next;
  }
  return found;
}

/// The days touched, from the first to the last.
struct Span {
  std::int64_t first = std::numeric_limits<std::int64_t>::max(), last = std::numeric_limits<std::int64_t>::min();
};

Span span_of(std::span<KnownBetween const> incidents) {
  Span span;
  for (auto const& known : incidents) {
    span.first = std::min(span.first, floor_divided(known.from, a_day));
    span.last = std::max(span.last, floor_divided(known.from + known.minutes() - 1, a_day));
  }
  return span;
}

std::size_t units_of(ClockUnit unit, Span const& span) {
  return static_cast<std::size_t>(unit == ClockUnit::day ? span.last - span.first + 1 : cycle_of(unit) / an_hour);
}

/// Minutes summed over the incidents of one length in one unit.
using SumsByLength = std::map<std::pair<std::int64_t, std::size_t>, std::int64_t>;

void add(Aoristic& answer, KnownBetween const& known, std::vector<UnitMinutes> const& found, SumsByLength& sums) {
  for (auto const& [unit, minutes] : found) {
    sums[{known.minutes(), unit}] += minutes;
    answer.at_most[unit] += 1;
    if (minutes == known.minutes()) answer.at_least[unit] += 1;
  }
}

}  // namespace

std::vector<UnitMinutes> minutes_by_unit(KnownBetween const& known, ClockUnit unit, std::int64_t first_day) {
  ENSURE(known.from <= known.to);
  return unit == ClockUnit::day ? along(known, first_day) : around(known, cycle_of(unit));
}

Aoristic aoristic(std::span<KnownBetween const> incidents, ClockUnit unit) {
  Aoristic answer;
  answer.incidents = incidents.size();
  if (incidents.empty()) {
    answer.outcome = AoristicOutcome::no_incidents;
    return answer;
  }
  auto const span = span_of(incidents);
  if (unit == ClockUnit::day && span.last - span.first >= aoristic_days_max) {
    answer.outcome = AoristicOutcome::span_too_long;
    return answer;
  }
  if (unit == ClockUnit::day) answer.first_day = span.first;
  auto const units = units_of(unit, span);
  for (auto* const of_unit : {&answer.weights, &answer.at_least, &answer.at_most}) of_unit->resize(units);
  SumsByLength sums;
  for (auto const& known : incidents) {
    add(answer, known, minutes_by_unit(known, unit, span.first), sums);
    answer.whole_cycle += unit != ClockUnit::day && known.minutes() >= cycle_of(unit);
  }
  for (auto const& [at, minutes] : sums)
    answer.weights[at.second] += static_cast<double>(minutes) / static_cast<double>(at.first);
  return answer;
}

}  // namespace wardmote::analysis::surface
