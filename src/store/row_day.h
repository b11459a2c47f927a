#pragma once

#include <optional>
#include <string_view>

#include "base/ensure.h"
#include "store/session.h"

namespace wardmote::store {

/// The day that a column of a room's own holds (ISO 8601).
inline base::LocalDate day_of(Row const& row, std::string_view column) {
  auto const day = base::date_of(row.text(column));
  ENSURE(day.has_value());
  return *day;
}

/// The same; nothing for null.
inline std::optional<base::LocalDate> day_or_none(Row const& row, std::string_view column) {
  return row.is_null(column) ? std::nullopt : std::optional(day_of(row, column));
}

}  // namespace wardmote::store
