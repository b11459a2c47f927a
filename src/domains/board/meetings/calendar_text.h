#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace wardmote::board {

/// How sure it is that a meeting takes place: STATUS of RFC 5545 §3.8.1.11.
enum class CalendarStatus { tentative, confirmed, cancelled };

/// A meeting in a calendar.
struct CalendarEvent {
  std::string uid;          ///< the same for ever, unique in the world
  base::Instant changed{};  ///< when what is said of it was last changed (DTSTAMP, LAST-MODIFIED)
  int revision = 0;         ///< grows with each change (SEQUENCE)
  base::Instant start{};
  std::string summary;
  std::string location{};
  std::string url{};  ///< absolute; empty: none
  CalendarStatus status = CalendarStatus::tentative;
};

/// An iCalendar object (RFC 5545): CRLF, lines folded at 75 octets and never within a letter, texts escaped. Without
/// DTEND, since nobody knows when a meeting ends. `name`: of the calendar (X-WR-CALNAME).
std::string calendar_of(std::string_view name, std::vector<CalendarEvent> const& events);

/// A content line with its CRLF, folded (§3.1).
std::string content_line(std::string_view name, std::string_view value);

/// A TEXT value (§3.3.11): backslash, comma, semicolon and line break behind a backslash; other control signs left out.
std::string calendar_escaped(std::string_view text);

}  // namespace wardmote::board
