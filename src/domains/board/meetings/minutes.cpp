#include "domains/board/meetings/minutes.h"

#include "domains/board/meetings/log_hash.h"
#include "domains/board/meetings/minute_words.h"
#include "domains/board/meetings/words.h"
#include "web/zone.h"

namespace wardmote::board {
namespace {

MinuteSection section_of_item(AgendaItem const& item, web::Tongue const& tongue) {
  return {.item = item.id, .number = item.number, .heading = title_in(item, tongue)};
}

MinuteLine line_of(MeetingRecord const& edited, LogEntry const& entry, std::string sentence) {
  MinuteLine line{.entry = entry.sequence, .at = entry.at, .sentence = std::move(sentence), .motion = entry.motion};
  if (auto const edit = edited.edits.find(entry.sequence); edit != edited.edits.end()) {
    line.as_recorded = std::move(line.sentence);
    line.sentence = edit->second;
  }
  return line;
}

}  // namespace

std::vector<MinuteSection> minutes_of(std::span<LogEntry const> log, web::Tongue const& tongue) {
  auto const whole = record_of(log);
  std::vector<MinuteSection> sections{{.heading = tongue.text(web::message_id("Opening"))}};
  MeetingRecord record;
  for (auto const& entry : standing(log)) {
    apply(record, entry);
    if (entry.act == MeetingAct::take_up_item) sections.push_back(section_of_item(*record.item(entry.item), tongue));
    if (entry.act == MeetingAct::move_consent)
      sections.push_back({.number = "3", .heading = tongue.text(web::message_id("Consent agenda"))});
    if (entry.act == MeetingAct::adjourn_meeting)
      sections.push_back({.heading = tongue.text(web::message_id("Adjournment"))});
    auto sentence = minute_of(record, entry, tongue);
    if (!sentence.empty()) sections.back().lines.push_back(line_of(whole, entry, std::move(sentence)));
  }
  return sections;
}

std::string minutes_text(std::span<LogEntry const> log, std::string_view zone, web::Tongue const& tongue) {
  auto const record = record_of(log);
  auto text = title_of(record, tongue) + "\n";
  for (auto const& section : minutes_of(log, tongue)) {
    if (section.lines.empty() && section.item == 0) continue;
    text += "\n" + (section.number.empty() ? "" : section.number + " ") + section.heading + "\n";
    for (auto const& line : section.lines) text += web::local_time(line.at, zone) + " " + line.sentence + "\n";
  }
  return text;
}

base::Hash seal_of(std::span<LogEntry const> log, std::string_view english, std::string_view french) {
  return base::hash_of(base::to_hex(hash_of_log(log)) + "\n" + std::string(english) + "\n" + std::string(french));
}

}  // namespace wardmote::board
