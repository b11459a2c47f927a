#pragma once

#include <string_view>

#include "base/ensure.h"
#include "store/session.h"

namespace wardmote::board {

/// The day that a column of this room's own holds (ISO 8601).
inline base::LocalDate day_of(store::Row const& row, std::string_view column) {
  auto const day = base::date_of(row.text(column));
  ENSURE(day.has_value());
  return *day;
}

}  // namespace wardmote::board
