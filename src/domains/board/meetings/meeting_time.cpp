#include "domains/board/meetings/meeting_time.h"

#include "web/zone.h"

namespace wardmote::board {
namespace {

using std::chrono::minutes;

/// What the clocks of a zone are ahead of UTC.
minutes ahead(base::Instant at, std::string_view zone) {
  return web::local_minute(at, zone).time_since_epoch() - std::chrono::floor<minutes>(at.time_since_epoch());
}

bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

int number_of(std::string_view digits) { return (digits[0] - '0') * 10 + (digits[1] - '0'); }

std::string clock_text(minutes since_midnight) {
  auto const two = [](long long number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two(since_midnight.count() / 60) + ":" + two(since_midnight.count() % 60);
}

}  // namespace

std::optional<minutes> clock_of(std::string_view time) {
  if (time.size() != 5 || time[2] != ':') return std::nullopt;
  for (std::size_t const at : {0, 1, 3, 4})
    if (!is_digit(time[at])) return std::nullopt;
  auto const hour = number_of(time.substr(0, 2)), minute = number_of(time.substr(3));
  return hour > 23 || minute > 59 ? std::nullopt : std::optional(minutes(hour * 60 + minute));
}

std::optional<base::Instant> moment_of(std::string_view date, std::string_view time, std::string_view zone) {
  auto const day = base::date_of(date);
  auto const clock = clock_of(time);
  if (!day || !clock) return std::nullopt;
  base::Instant const wall = std::chrono::sys_days(*day) + *clock;
  // Around a change of clocks, what held the day before or what holds the day after.
  auto const before = wall - ahead(wall - std::chrono::days(1), zone);
  auto const after = wall - ahead(wall + std::chrono::days(1), zone);
  auto const is_right = [&](base::Instant at) { return at + ahead(at, zone) == wall; };
  return is_right(before) || !is_right(after) ? before : after;
}

std::string wall_clock(base::Instant at, std::string_view zone) {
  auto const offset = ahead(at, zone);
  return base::to_text(web::local_date(at, zone)) + "T" + web::local_time(at, zone) + ":00" +
         (offset < minutes(0) ? "-" : "+") + clock_text(std::chrono::abs(offset));
}

}  // namespace wardmote::board
