#include "main/event_date.h"

#include <cmath>

#include "analysis/scan/input/calendar.h"
#include "base/clock.h"
#include "base/text.h"

namespace wardmote {

std::optional<std::chrono::sys_days> event_date_of(std::string_view text) {
  constexpr std::chrono::sys_days near{std::chrono::year(2020) / 1 / 1};
  return analysis::scan::whole_day_called(text.substr(0, text.find_first_of("T ")), near);
}

std::optional<std::int32_t> event_day_of(std::string_view text) {
  if (auto const number = base::whole_number(text))
    return std::abs(*number) < 1'000'000'000 ? std::optional(static_cast<std::int32_t>(*number)) : std::nullopt;
  auto const day = event_date_of(text);
  return day ? std::optional(static_cast<std::int32_t>(day->time_since_epoch().count())) : std::nullopt;
}

std::string date_text(std::int64_t day) {
  return base::to_text(base::LocalDate(std::chrono::sys_days(std::chrono::days(day))));
}

}  // namespace wardmote
