#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wardmote {

/// What the column of an event's date may be called.
inline constexpr std::array<std::string_view, 3> event_date_columns{"date", "day", "time"};

/// The day that a text names, with or without a time of day.
std::optional<std::chrono::sys_days> event_date_of(std::string_view text);

/// The same from 1 January 1970; or the number that the text is.
std::optional<std::int32_t> event_day_of(std::string_view text);

/// 2024-05-31, of a day from 1 January 1970.
std::string date_text(std::int64_t day);

}  // namespace wardmote
