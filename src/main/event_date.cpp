#include "main/event_date.h"

#include <fmt/format.h>

#include <cmath>

#include "analysis/scan/input/calendar.h"
#include "base/text.h"

namespace wardmote {

using analysis::scan::Day;

std::optional<std::int32_t> event_day_of(std::string_view text) {
  constexpr Day near{std::chrono::year(2020) / 1 / 1};
  if (auto const number = base::whole_number(text))
    return std::abs(*number) < 1'000'000'000 ? std::optional(static_cast<std::int32_t>(*number)) : std::nullopt;
  auto const day = analysis::scan::whole_day_called(text.substr(0, text.find_first_of("T ")), near);
  return day ? std::optional(static_cast<std::int32_t>(day->time_since_epoch().count())) : std::nullopt;
}

std::string date_text(std::int64_t day) {
  std::chrono::year_month_day const date{Day(std::chrono::days(day))};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

}  // namespace wardmote
