#include "domains/evidence/date_pattern.h"

#include <gtest/gtest.h>

namespace wardmote::evidence {
namespace {

std::string read(std::string_view text, std::string_view pattern) {
  auto const moment = moment_of(text, pattern);
  if (!moment) return "none";
  char written[32];
  std::snprintf(written, sizeof written, "%04d-%02d-%02d %02d:%02d", moment->year, moment->month, moment->day,
                moment->hour, moment->minute);
  return written;
}

TEST(DatePattern, reads_what_publishers_write) {
  EXPECT_EQ(read("2018-1-5", "%Y-%m-%d"), "2018-01-05 00:00");
  EXPECT_EQ(read("2018-01-01T11:55:00.000Z", "%Y-%m-%dT%H:%M*"), "2018-01-01 11:55");
  EXPECT_EQ(read("2014-January-3", "%Y-%B-%d"), "2014-01-03 00:00");
  EXPECT_EQ(read("Sep 3 2014", "%B %d %Y"), "2014-09-03 00:00");
  EXPECT_EQ(read("12:05 AM", "%I:%M %p"), "1970-01-01 00:05");
  EXPECT_EQ(read("12:05 pm", "%I:%M %p"), "1970-01-01 12:05");
}

TEST(DatePattern, refuses_what_is_no_moment_of_the_calendar) {
  EXPECT_EQ(read("2019-02-29", "%Y-%m-%d"), "none");
  EXPECT_EQ(read("2020-02-29", "%Y-%m-%d"), "2020-02-29 00:00");
  EXPECT_EQ(read("24:00", "%H:%M"), "none");
  EXPECT_EQ(read("13:00 PM", "%I:%M %p"), "none");
  EXPECT_EQ(read("2018-01-05 ", "%Y-%m-%d"), "none");
  EXPECT_EQ(read("", "%Y"), "none");
}

TEST(DatePattern, says_what_is_wrong_with_a_pattern) {
  EXPECT_EQ(fault_of_pattern("%Y-%m-%d*"), "");
  EXPECT_NE(fault_of_pattern("%Y-%q"), "");
  EXPECT_NE(fault_of_pattern("*%Y"), "");
  EXPECT_NE(fault_of_pattern("2018"), "");
  EXPECT_NE(fault_of_pattern("%Y%"), "");
}

// Toronto moved its clocks on 11 March and 4 November 2018.
TEST(LocalTime, follows_the_clock_of_its_zone) {
  auto const toronto = LocalTime::of("America/Toronto");
  ASSERT_TRUE(toronto);
  auto const winter = toronto->at(1514782800000);  // 2018-01-01T05:00:00Z
  EXPECT_EQ(base::to_text(winter.day), "2018-01-01");
  EXPECT_EQ(winter.minute, 0);
  auto const summer = toronto->at(1530417540000);  // 2018-07-01T03:59:00Z
  EXPECT_EQ(base::to_text(summer.day), "2018-06-30");
  EXPECT_EQ(summer.minute, 23 * 60 + 59);
  EXPECT_FALSE(LocalTime::of("Halton/Oakville"));
}

}  // namespace
}  // namespace wardmote::evidence
