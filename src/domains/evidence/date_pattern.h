#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace wardmote::evidence {

/// A moment as a text states it; what the pattern does not name stays as it is here.
struct StatedMoment {
  int year = 1970;
  int month = 1;
  int day = 1;
  int hour = 0;
  int minute = 0;
};

/// Whether the pattern is one: an empty answer, or what is wrong with it. A pattern is text with %Y (four digits), %m,
/// %d, %H, %I, %M, %S (one or two), %B (English month, whole or its first three letters, in any case), %p (AM or PM);
/// `*` at its end stands for anything.
std::string fault_of_pattern(std::string_view pattern);

/// The moment that the text states by the pattern; nothing if it has another form or names no moment of the calendar.
std::optional<StatedMoment> moment_of(std::string_view text, std::string_view pattern);

/// Local day and minute after midnight of an instant, in a time zone by its IANA name. Source: ICU's zone data.
struct LocalMoment {
  base::LocalDate day{};
  int minute = 0;
};
class LocalTime {
 public:
  /// Nothing if there is no such zone.
  static std::optional<LocalTime> of(std::string const& zone);
  LocalMoment at(std::int64_t epoch_milliseconds) const;

 private:
  explicit LocalTime(std::string zone) : zone_(std::move(zone)) {}
  std::string zone_;
};

}  // namespace wardmote::evidence
