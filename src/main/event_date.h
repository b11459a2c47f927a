#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wardmote {

/// What the column of an event's date may be called.
inline constexpr std::array<std::string_view, 3> event_date_columns{"date", "day", "time"};

/// The day that a text names, from 1 January 1970, with or without a time of day; or the number that it is.
std::optional<std::int32_t> event_day_of(std::string_view text);

/// 2024-05-31, of a day from 1 January 1970.
std::string date_text(std::int64_t day);

}  // namespace wardmote
