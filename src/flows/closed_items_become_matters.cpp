#include "flows/closed_items_become_matters.h"

#include "domains/board/meetings/agenda.h"
#include "domains/board/meetings/machine.h"
#include "domains/board/meetings/meeting_store.h"
#include "domains/board/meetings/meeting_view.h"
#include "domains/board/meetings/words.h"

namespace wardmote::flows {
namespace {

constexpr std::size_t meetings_shown = 24;

struct HeldMeeting {
  std::string name;
  board::MeetingRecord record;
};

/// The meeting of that name; without a name the newest, the newest first.
std::vector<HeldMeeting> meetings_called(board::BoardRoom const& room, std::string const& name) {
  return room.database.read([&](store::Reader& reader) {
    std::vector<HeldMeeting> meetings;
    for (auto const& head : board::list_meetings(reader, room.board)) {
      if (meetings.size() == meetings_shown) break;
      if (name.empty() || head.name == name)
        meetings.push_back({head.name, board::record_of(board::read_log(reader, room.board, head.name))});
    }
    return meetings;
  });
}

closed::ClosedItem closed_item(HeldMeeting const& meeting, board::AgendaItem const& item, web::Tongue const& tongue) {
  auto const& record = meeting.record;
  closed::ClosedItem told{
      .meeting = meeting.name,
      .item = item.id,
      .meeting_title = board::title_of(record, tongue),
      .number = item.number,
      .title = board::title_in(item, tongue),
      .ground = board::ground_in_words(*item.ground, tongue),
      .takes_report = board::next(board::meeting_steps(), board::MeetingAct::report_out, record.state).has_value()};
  for (auto const& report : item.reported) told.reported.push_back(board::text_in(report.text, report.text_fr, tongue));
  return told;
}

}  // namespace

std::function<std::vector<closed::ClosedItem>(std::string const&, web::Tongue const&)> closed_items_become_matters(
    board::BoardRoom const& room) {
  return [room](std::string const& meeting_name, web::Tongue const& tongue) {
    std::vector<closed::ClosedItem> items;
    for (auto const& meeting : meetings_called(room, meeting_name))
      for (auto const* item : board::agenda_of(meeting.record))
        if (item->ground) items.push_back(closed_item(meeting, *item, tongue));
    return items;
  };
}

}  // namespace wardmote::flows
