#include "domains/board/meetings/calendar_text.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "base/text.h"

namespace wardmote::board {
namespace {

std::string unfolded(std::string text) {
  for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) text.erase(at, 3);
  return text;
}

std::string unescaped(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at)
    if (text[at] != '\\')
      plain += text[at];
    else
      plain += text[++at] == 'n' ? '\n' : text[at];
  return plain;
}

TEST(ACalendar, says_of_a_meeting_what_rfc_5545_asks_for) {
  CalendarEvent const event{.uid = "ocd-event/1",
                            .changed = *base::instant_of("2026-12-01T10:20:30.000000Z"),
                            .revision = 3,
                            .start = *base::instant_of("2026-12-17T14:00:00.000000Z"),
                            .summary = "Regular meeting, 17 December 2026",
                            .location = "Council chamber; 2nd floor",
                            .status = CalendarStatus::confirmed};
  EXPECT_EQ(
      calendar_of("Millbrook", {event}),
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Wardmote//Meetings of a board//EN\r\nCALSCALE:GREGORIAN\r\n"
      "METHOD:PUBLISH\r\nX-WR-CALNAME:Millbrook\r\nBEGIN:VEVENT\r\nUID:ocd-event/1\r\nDTSTAMP:20261201T102030Z\r\n"
      "LAST-MODIFIED:20261201T102030Z\r\nSEQUENCE:3\r\nDTSTART:20261217T140000Z\r\n"
      "SUMMARY:Regular meeting\\, 17 December 2026\r\nLOCATION:Council chamber\\; 2nd floor\r\n"
      "STATUS:CONFIRMED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

TEST(ACalendar, escapes_what_would_end_a_text_or_a_line) {
  EXPECT_EQ(calendar_escaped("a,b;c\\d\r\ne\nf\rg\x01h\ti"), "a\\,b\\;c\\\\d\\ne\\nf\\ngh\ti");
}

TEST(ACalendarLine, is_folded_at_75_octets_and_never_within_a_letter) {
  EXPECT_EQ(content_line("SUMMARY", std::string(67, 'a')), "SUMMARY:" + std::string(67, 'a') + "\r\n");
  EXPECT_EQ(content_line("SUMMARY", std::string(68, 'a')), "SUMMARY:" + std::string(67, 'a') + "\r\n a\r\n");
  EXPECT_EQ(content_line("SUMMARY", std::string(66, 'a') + "é"), "SUMMARY:" + std::string(66, 'a') + "\r\n é\r\n");
}

RC_GTEST_PROP(ACalendarLine, of_any_text_is_short_and_unfolds_to_it, ()) {
  auto const letters = *rc::gen::container<std::vector<std::string>>(
      rc::gen::element<std::string>("a", ",", ";", "\\", "\n", "é", "€", "𝄞", " "));
  std::string text;
  for (auto const& letter : letters) text += letter;
  auto const line = content_line("SUMMARY", calendar_escaped(text));
  RC_ASSERT(line.ends_with("\r\n"));
  for (auto const piece : base::split(std::string_view(line).substr(0, line.size() - 1), '\n')) {
    RC_ASSERT(piece.ends_with('\r'));
    RC_ASSERT(piece.size() - 1 <= 75u);
    RC_ASSERT(base::is_utf8(piece));
  }
  auto const whole = unfolded(line);
  RC_ASSERT(unescaped(whole.substr(8, whole.size() - 10)) == text);
}

}  // namespace
}  // namespace wardmote::board
