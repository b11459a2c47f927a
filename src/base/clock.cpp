#include "base/clock.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace wardmote::base {
namespace {

/// The `count` digits of `text` from `at`, or nothing.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (text.size() < at + count) return std::nullopt;
  int value = 0;
  for (auto const digit : text.substr(at, count)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    value = value * 10 + (digit - '0');
  }
  return value;
}

}  // namespace

std::string to_text(LocalDate date) {
  std::array<char, 32> buffer;
  auto const length = std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", int(date.year()),
                                    unsigned(date.month()), unsigned(date.day()));
  return {buffer.data(), static_cast<std::size_t>(length)};
}

std::string to_text(Instant instant) {
  auto const day = std::chrono::floor<std::chrono::days>(instant);
  std::chrono::hh_mm_ss const time{instant - day};
  std::array<char, 48> buffer;
  auto const length =
      std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02d.%06dZ", int(time.hours().count()),
                    int(time.minutes().count()), int(time.seconds().count()), int(time.subseconds().count()));
  return to_text(LocalDate{day}) + std::string(buffer.data(), static_cast<std::size_t>(length));
}

std::optional<LocalDate> date_of(std::string_view text) {
  auto const year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  if (text.size() != 10 || !year || !month || !day || text[4] != '-' || text[7] != '-') return std::nullopt;
  LocalDate const date{std::chrono::year{*year}, std::chrono::month(unsigned(*month)),
                       std::chrono::day(unsigned(*day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<Instant> instant_of(std::string_view text) {
  if (text.size() != 27 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' || text[26] != 'Z')
    return std::nullopt;
  auto const date = date_of(text.substr(0, 10));
  auto const hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2),
             fraction = digits(text, 20, 6);
  if (!date || !hour || !minute || !second || !fraction || *hour > 23 || *minute > 59 || *second > 59)
    return std::nullopt;
  return std::chrono::sys_days{*date} + std::chrono::hours{*hour} + std::chrono::minutes{*minute} +
         std::chrono::seconds{*second} + std::chrono::microseconds{*fraction};
}

}  // namespace wardmote::base
