#include "flows/closed/confirmed_report_becomes_public.h"

#include <algorithm>

#include "domains/board/meetings/meeting_store.h"
#include "domains/board/meetings/recording.h"

namespace wardmote::flows {
namespace {

bool is_public(board::BoardRoom const& room, closed::PublicReport const& report) {
  auto const log =
      room.database.read([&](store::Reader& reader) { return board::read_log(reader, room.board, report.carrier); });
  return std::ranges::any_of(log, [&](board::LogEntry const& entry) {
    return entry.act == board::MeetingAct::report_out && entry.reference == report.reference;
  });
}

}  // namespace

std::function<base::Answer<void>(closed::PublicReport const&)> confirmed_report_becomes_public(
    board::BoardRoom const& room) {
  return [room](closed::PublicReport const& report) -> base::Answer<void> {
    if (is_public(room, report)) return {};
    auto const is_late = report.carrier != report.meeting;
    return board::record_act(room, report.carrier,
                             {.at = report.at,
                              .by = report.by,
                              .act = board::MeetingAct::report_out,
                              .item = is_late ? 0 : report.item,
                              .choice = is_late ? report.number : "",
                              .text = report.text,
                              .text_fr = report.text_fr,
                              .reference = report.reference});
  };
}

}  // namespace wardmote::flows
