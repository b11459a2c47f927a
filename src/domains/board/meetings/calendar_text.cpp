#include "domains/board/meetings/calendar_text.h"

#include <algorithm>

namespace wardmote::board {
namespace {

constexpr std::size_t line_octets_max = 75;

/// "20261217T140000Z".
std::string date_time(base::Instant at) {
  auto const text = base::to_text(at);
  return text.substr(0, 4) + text.substr(5, 2) + text.substr(8, 5) + text.substr(14, 2) + text.substr(17, 2) + "Z";
}

std::string_view word_of(CalendarStatus status) {
  switch (status) {
    case CalendarStatus::tentative: return "TENTATIVE";
    case CalendarStatus::confirmed: return "CONFIRMED";
    case CalendarStatus::cancelled: return "CANCELLED";
  }
  return {};
}

bool continues_a_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) == 0x80; }

std::string component_of(CalendarEvent const& event) {
  auto text =
      content_line("BEGIN", "VEVENT") + content_line("UID", calendar_escaped(event.uid)) +
      content_line("DTSTAMP", date_time(event.changed)) + content_line("LAST-MODIFIED", date_time(event.changed)) +
      content_line("SEQUENCE", std::to_string(event.revision)) + content_line("DTSTART", date_time(event.start)) +
      content_line("SUMMARY", calendar_escaped(event.summary));
  if (!event.location.empty()) text += content_line("LOCATION", calendar_escaped(event.location));
  if (!event.url.empty()) text += content_line("URL", event.url);
  return text + content_line("STATUS", word_of(event.status)) + content_line("END", "VEVENT");
}

}  // namespace

std::string calendar_escaped(std::string_view text) {
  std::string escaped;
  for (std::size_t at = 0; at < text.size(); ++at) {
    char const sign = text[at];
    if (sign == '\r' && at + 1 < text.size() && text[at + 1] == '\n') continue;
    if (sign == '\n' || sign == '\r') {
      escaped += "\\n";
      continue;
    }
    if (static_cast<unsigned char>(sign) < 0x20 && sign != '\t') continue;
    if (sign == 0x7f) continue;
    if (sign == '\\' || sign == ',' || sign == ';') escaped += '\\';
    escaped += sign;
  }
  return escaped;
}

std::string content_line(std::string_view name, std::string_view value) {
  std::string const whole = std::string(name) + ":" + std::string(value);
  std::string folded;
  std::size_t room = line_octets_max;
  for (std::size_t at = 0; at < whole.size();) {
    auto end = at + 1;
    while (end < whole.size() && continues_a_letter(whole[end])) ++end;
    if (end - at > room) {
      folded += "\r\n ";
      room = line_octets_max - 1;
    }
    folded.append(whole, at, end - at);
    room -= std::min(room, end - at);
    at = end;
  }
  return folded + "\r\n";
}

std::string calendar_of(std::string_view name, std::vector<CalendarEvent> const& events) {
  auto text = content_line("BEGIN", "VCALENDAR") + content_line("VERSION", "2.0") +
              content_line("PRODID", "-//Wardmote//Meetings of a board//EN") + content_line("CALSCALE", "GREGORIAN") +
              content_line("METHOD", "PUBLISH") + content_line("X-WR-CALNAME", calendar_escaped(name));
  for (auto const& event : events) text += component_of(event);
  return text + content_line("END", "VCALENDAR");
}

}  // namespace wardmote::board
