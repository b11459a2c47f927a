#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

/// What the columns of a scan's CSV files may be called.
namespace wardmote::scan_columns {

using std::string_view_literals::operator""sv;

inline constexpr std::array place{"place"sv, "id"sv, "place_id"sv, "location"sv, "location_id"sv, "loc_id"sv, "area"sv};
inline constexpr std::array date{"date"sv, "day"sv, "time"sv, "month"sv, "year"sv};
inline constexpr std::array count{"count"sv, "cases"sv, "controls"sv, "n"sv, "incidents"sv};
inline constexpr std::array persons{"population"sv, "persons"sv, "pop"sv, "count"sv, "n"sv};
inline constexpr std::array from{"from"sv};
inline constexpr std::array to{"to"sv};
inline constexpr std::array distance{"distance"sv, "length"sv};
inline constexpr std::array type{"type"sv, "offence"sv, "offense"sv, "category"sv};
inline constexpr std::array expected{"expected"sv, "baseline"sv, "mean"sv};
inline constexpr std::array x{"x"sv};
inline constexpr std::array y{"y"sv};
inline constexpr std::array latitude{"latitude"sv, "lat"sv};
inline constexpr std::array longitude{"longitude"sv, "lon"sv, "lng"sv, "long"sv};

inline bool is_one_of(std::string_view name, std::span<std::string_view const> names) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace wardmote::scan_columns
