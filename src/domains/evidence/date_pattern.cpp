#include "domains/evidence/date_pattern.h"

#include <unicode/timezone.h>

#include <array>
#include <memory>

#include "base/ensure.h"
#include "base/text.h"

namespace wardmote::evidence {
namespace {

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};
constexpr std::string_view letters = "YmdHIMSBp";

/// One to `digits_max` digits at the beginning of the text, taken off it.
std::optional<int> take_number(std::string_view& text, std::size_t digits_max, std::size_t digits_min = 1) {
  std::size_t digits = 0;
  int number = 0;
  while (digits < digits_max && digits < text.size() && text[digits] >= '0' && text[digits] <= '9')
    number = number * 10 + (text[digits++] - '0');
  if (digits < digits_min) return std::nullopt;
  text.remove_prefix(digits);
  return number;
}

std::optional<int> take_month_name(std::string_view& text) {
  std::size_t length = 0;
  while (length < text.size() && ((text[length] | 0x20) >= 'a' && (text[length] | 0x20) <= 'z')) ++length;
  auto const name = base::lower_ascii(text.substr(0, length));
  for (std::size_t month = 0; month < months.size(); ++month)
    if (name == months[month] || (length == 3 && months[month].starts_with(name))) {
      text.remove_prefix(length);
      return static_cast<int>(month) + 1;
    }
  return std::nullopt;
}

std::optional<bool> take_is_afternoon(std::string_view& text) {
  auto const half = base::lower_ascii(text.substr(0, 2));
  if (half != "am" && half != "pm") return std::nullopt;
  text.remove_prefix(2);
  return half == "pm";
}

bool is_of_calendar(StatedMoment const& moment) {
  base::LocalDate const date{std::chrono::year{moment.year}, std::chrono::month{static_cast<unsigned>(moment.month)},
                             std::chrono::day{static_cast<unsigned>(moment.day)}};
  return date.ok() && moment.year >= 1 && moment.hour < 24 && moment.minute < 60;
}

/// Takes what one letter of the pattern stands for.
bool take_part(char letter, std::string_view& text, StatedMoment& moment, std::optional<bool>& is_afternoon) {
  auto const put = [](std::optional<int> number, int& place) {
    if (number) place = *number;
    return number.has_value();
  };
  switch (letter) {
    case 'Y': return put(take_number(text, 4, 4), moment.year);
    case 'm': return put(take_number(text, 2), moment.month);
    case 'd': return put(take_number(text, 2), moment.day);
    case 'H':
    case 'I': return put(take_number(text, 2), moment.hour);
    case 'M': return put(take_number(text, 2), moment.minute);
    case 'S': return take_number(text, 2).value_or(60) < 60;
    case 'B': return put(take_month_name(text), moment.month);
    default: return (is_afternoon = take_is_afternoon(text)).has_value();
  }
}

bool apply_half(StatedMoment& moment, std::optional<bool> is_afternoon) {
  if (!is_afternoon) return true;
  if (moment.hour < 1 || moment.hour > 12) return false;
  moment.hour = moment.hour % 12 + (*is_afternoon ? 12 : 0);
  return true;
}

}  // namespace

std::string fault_of_pattern(std::string_view pattern) {
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] == '*' && at + 1 < pattern.size()) return "“*” stands at the end only";
    if (pattern[at] != '%') continue;
    if (++at == pattern.size() || letters.find(pattern[at]) == std::string_view::npos)
      return "behind % stands one of Y, m, d, H, I, M, S, B, p";
  }
  return pattern.contains('%') ? "" : "a pattern names its parts with %, as in %Y-%m-%d";
}

std::optional<StatedMoment> moment_of(std::string_view text, std::string_view pattern) {
  StatedMoment moment;
  std::optional<bool> is_afternoon;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] == '*') {
      text = {};
    } else if (pattern[at] == '%') {
      if (!take_part(pattern[++at], text, moment, is_afternoon)) return std::nullopt;
    } else {
      if (text.empty() || text.front() != pattern[at]) return std::nullopt;
      text.remove_prefix(1);
    }
  }
  if (!text.empty() || !apply_half(moment, is_afternoon) || !is_of_calendar(moment)) return std::nullopt;
  return moment;
}

std::optional<LocalTime> LocalTime::of(std::string const& zone) {
  std::unique_ptr<icu::TimeZone> const found(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(zone)));
  if (*found == icu::TimeZone::getUnknown()) return std::nullopt;
  return LocalTime(zone);
}

LocalMoment LocalTime::at(std::int64_t epoch_milliseconds) const {
  std::unique_ptr<icu::TimeZone> const zone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(zone_)));
  std::int32_t raw = 0, saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone->getOffset(static_cast<UDate>(epoch_milliseconds), false, raw, saving, status);
  ENSURE(U_SUCCESS(status));
  std::chrono::sys_time<std::chrono::milliseconds> const local{
      std::chrono::milliseconds(epoch_milliseconds + raw + saving)};
  auto const day = std::chrono::floor<std::chrono::days>(local);
  return {.day = base::LocalDate(day),
          .minute = static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(local - day).count())};
}

}  // namespace wardmote::evidence
