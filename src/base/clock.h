#pragma once

#include <atomic>
#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace wardmote::base {

/// A moment, in UTC, to the microsecond. Never a local time: the time zone of a board is applied at the edge.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

/// A day of the calendar, without a time zone.
using LocalDate = std::chrono::year_month_day;

/// RFC 3339 in UTC with microseconds, "2026-11-23T13:46:33.000000Z": sorts as text in the order of time.
std::string to_text(Instant instant);

/// The instant that `to_text` wrote; nothing if the text is of another form or names no moment.
std::optional<Instant> instant_of(std::string_view text);

/// ISO 8601, "2026-11-23".
std::string to_text(LocalDate date);

/// Its month, "2026-11".
std::string month_of(LocalDate date);

/// The date that an ISO 8601 text names; nothing if it is of another form or names no day.
std::optional<LocalDate> date_of(std::string_view text);

/// Whether a moment that was kept lies so far ahead that the clock must have been set back since: two machines' clocks are
/// never as far apart as five minutes. What such a moment limits is then decided without it.
bool is_ahead(Instant kept, Instant now);

/// Whoever needs the time is handed a clock; tests hand in one that stands still or moves when told.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

/// The wall clock. system_clock.cpp is the one file of the program that reads it.
class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

/// A clock that moves only when told, by any thread.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Instant start) : now_(start) {}
  Instant now() const override { return now_.load(); }
  void advance(std::chrono::microseconds by) { now_.store(now_.load() + by); }

 private:
  std::atomic<Instant> now_;
};

}  // namespace wardmote::base
