#include "domains/board/meetings/meeting_time.h"

#include <rapidcheck/gtest.h>

#include "web/zone.h"

namespace wardmote::board {
namespace {

constexpr char toronto[] = "America/Toronto";

std::string utc(std::string_view date, std::string_view time, std::string_view zone = toronto) {
  auto const moment = moment_of(date, time, zone);
  return moment ? base::to_text(*moment).substr(0, 16) : "none";
}

TEST(TheMomentOfAMeeting, follows_the_clocks_of_the_zone_in_winter_and_in_summer) {
  EXPECT_EQ(utc("2026-12-17", "09:00"), "2026-12-17T14:00");
  EXPECT_EQ(utc("2026-07-02", "09:00"), "2026-07-02T13:00");
  EXPECT_EQ(utc("2026-12-17", "09:00", "Asia/Kathmandu"), "2026-12-17T03:15");
}

TEST(TheMomentOfAMeeting, is_right_on_the_days_when_the_clocks_change) {
  EXPECT_EQ(utc("2026-03-08", "01:30"), "2026-03-08T06:30");
  EXPECT_EQ(utc("2026-03-08", "03:30"), "2026-03-08T07:30");
  EXPECT_EQ(utc("2026-03-08", "02:30"), "2026-03-08T07:30") << "left out that day";
  EXPECT_EQ(utc("2026-11-01", "00:30"), "2026-11-01T04:30");
  EXPECT_EQ(utc("2026-11-01", "01:30"), "2026-11-01T05:30") << "the first of two";
  EXPECT_EQ(utc("2026-11-01", "02:30"), "2026-11-01T07:30");
}

TEST(TheMomentOfAMeeting, is_none_without_a_date_and_a_time) {
  for (auto const* time : {"", "9:00", "24:00", "12:60", "-1:00", "12-00", "1a:00"})
    EXPECT_EQ(utc("2026-12-17", time), "none") << time;
  EXPECT_EQ(utc("2026-02-30", "09:00"), "none");
}

TEST(TheWallClock, says_what_it_is_ahead_of_utc) {
  EXPECT_EQ(wall_clock(*moment_of("2026-12-17", "09:00", toronto), toronto), "2026-12-17T09:00:00-05:00");
  EXPECT_EQ(wall_clock(*moment_of("2026-12-17", "09:00", "Asia/Kathmandu"), "Asia/Kathmandu"),
            "2026-12-17T09:00:00+05:45");
}

RC_GTEST_PROP(TheMomentOfAMeeting, is_found_again_from_what_the_clock_shows, ()) {
  base::Instant const at =
      *base::instant_of("2020-01-01T00:00:00.000000Z") + std::chrono::minutes(*rc::gen::inRange(0, 60 * 24 * 365 * 10));
  auto const date = base::to_text(web::local_date(at, toronto));
  auto const time = web::local_time(at, toronto);
  auto const found = moment_of(date, time, toronto);
  RC_ASSERT(found.has_value());
  RC_ASSERT(*found == at || *found == at - std::chrono::hours(1));
  RC_ASSERT(web::local_time(*found, toronto) == time);
}

}  // namespace
}  // namespace wardmote::board
