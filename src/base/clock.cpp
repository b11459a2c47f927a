#include "base/clock.h"

#include "base/ensure.h"

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

/// Writes a number of at most `count` digits, with zeros before it, to `text` from `at`.
void put_digits(std::string& text, std::size_t at, std::size_t count, long long number) {
  ENSURE(number >= 0);
  for (auto place = at + count; place > at; number /= 10) text[--place] = static_cast<char>('0' + number % 10);
  ENSURE(number == 0);
}

}  // namespace

std::string to_text(LocalDate date) {
  std::string text = "0000-00-00";
  put_digits(text, 0, 4, int(date.year()));
  put_digits(text, 5, 2, unsigned(date.month()));
  put_digits(text, 8, 2, unsigned(date.day()));
  return text;
}

bool is_ahead(Instant kept, Instant now) { return kept > now + std::chrono::minutes{5}; }

std::string month_of(LocalDate date) { return to_text(date).substr(0, 7); }

std::string to_text(Instant instant) {
  auto const day = std::chrono::floor<std::chrono::days>(instant);
  std::chrono::hh_mm_ss const time{instant - day};
  auto text = to_text(LocalDate{day}) + "T00:00:00.000000Z";
  put_digits(text, 11, 2, time.hours().count());
  put_digits(text, 14, 2, time.minutes().count());
  put_digits(text, 17, 2, time.seconds().count());
  put_digits(text, 20, 6, time.subseconds().count());
  return text;
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
