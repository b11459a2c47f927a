#include "flows/closed/closed_items_become_matters.h"

#include <map>

#include "domains/board/meetings/agenda.h"
#include "domains/board/meetings/machine.h"
#include "domains/board/meetings/meeting_store.h"
#include "domains/board/meetings/meeting_view.h"
#include "domains/board/meetings/member_store.h"
#include "domains/board/meetings/words.h"

namespace wardmote::flows {
namespace {

constexpr std::size_t meetings_shown = 24;

struct HeldMeeting {
  std::string name;
  board::MeetingRecord record;
  std::vector<board::LateReport> late_reports;
};

/// The meeting of that name; without a name the newest, the newest first.
std::vector<HeldMeeting> meetings_called(board::BoardRoom const& room, std::string const& name) {
  return room.database.read([&](store::Reader& reader) {
    std::vector<HeldMeeting> meetings;
    for (auto const& head : board::list_meetings(reader, room.board)) {
      if (meetings.size() == meetings_shown) break;
      if (name.empty() || head.name == name)
        meetings.push_back({head.name, board::record_of(board::read_log(reader, room.board, head.name)),
                            board::list_late_reports(reader, room.board, head.name)});
    }
    return meetings;
  });
}

/// Which account votes for which seat.
std::map<std::string, std::string> accounts_of(board::BoardRoom const& room) {
  auto const members =
      room.database.read([&](store::Reader& reader) { return board::list_members(reader, room.board); });
  std::map<std::string, std::string> accounts;
  for (auto const& member : members) accounts[member.id.text()] = member.person;
  return accounts;
}

std::vector<closed::VotingSeat> seats_of(board::MeetingRecord const& record, board::AgendaItem const& item,
                                         std::map<std::string, std::string> const& accounts) {
  std::vector<closed::VotingSeat> seats;
  for (auto const& seat : record.seats) {
    auto const account = accounts.find(seat.member);
    seats.push_back({.member = seat.member,
                     .name = seat.name,
                     .person = account == accounts.end() ? "" : account->second,
                     .has_attended = board::attendance_of(record, seat.member).was_present,
                     .is_recused = item.recused.contains(seat.member)});
  }
  return seats;
}

std::string late_report_in_words(board::LateReport const& report, web::Tongue const& tongue) {
  return board::title_of_meeting(report.meeting, tongue) + ": " + board::text_in(report.text, report.text_fr, tongue);
}

bool takes_report(board::MeetingState state) {
  return board::next(board::meeting_steps(), board::MeetingAct::report_out, state).has_value();
}

closed::ClosedItem closed_item(HeldMeeting const& meeting, board::AgendaItem const& item, web::Tongue const& tongue) {
  auto const& record = meeting.record;
  closed::ClosedItem told{.meeting = meeting.name,
                          .item = item.id,
                          .meeting_title = board::title_of(record, tongue),
                          .number = item.number,
                          .date = record.date,
                          .title = board::title_in(item, tongue),
                          .ground = board::ground_in_words(*item.ground, tongue),
                          .takes_report = takes_report(record.state)};
  for (auto const& report : item.reported) told.reported.push_back(board::text_in(report.text, report.text_fr, tongue));
  return told;
}

}  // namespace

std::function<std::vector<closed::ClosedItem>(std::string const&, web::Tongue const&)> closed_items_become_matters(
    board::BoardRoom const& room) {
  return [room](std::string const& meeting_name, web::Tongue const& tongue) {
    std::vector<closed::ClosedItem> items;
    auto const accounts = accounts_of(room);
    for (auto const& meeting : meetings_called(room, meeting_name))
      for (auto const* item : board::agenda_of(meeting.record))
        if (item->ground) {
          items.push_back(closed_item(meeting, *item, tongue));
          items.back().seats = seats_of(meeting.record, *item, accounts);
          for (auto const& report : meeting.late_reports)
            if (report.item == item->id) items.back().reported.push_back(late_report_in_words(report, tongue));
        }
    return items;
  };
}

std::function<std::vector<closed::Carrier>(web::Tongue const&)> meetings_that_take_reports(
    board::BoardRoom const& room) {
  return [room](web::Tongue const& tongue) {
    auto const heads =
        room.database.read([&](store::Reader& reader) { return board::list_meetings(reader, room.board); });
    std::vector<closed::Carrier> carriers;
    for (auto const& head : heads)
      if (takes_report(head.state)) carriers.push_back({head.name, head.date, board::title_of(head, tongue)});
    return carriers;
  };
}

}  // namespace wardmote::flows
