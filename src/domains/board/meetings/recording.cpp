#include "domains/board/meetings/recording.h"

#include <algorithm>
#include <map>

#include "base/choice.h"
#include "domains/board/committees/committee_rules.h"
#include "domains/board/committees/committee_store.h"
#include "domains/board/delegations/delegation_store.h"
#include "domains/board/meetings/log_hash.h"
#include "domains/board/meetings/meeting_store.h"
#include "domains/board/meetings/member_store.h"
#include "domains/board/meetings/minutes.h"
#include "domains/board/profile_store.h"
#include "domains/board/subscriptions/subscription_store.h"
#include "web/zone.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;

/// What is sealed stands in the last entry itself: the minutes as they read on that day, and the hash over log and minutes.
void seal(BoardRoom const& room, std::string_view zone, std::span<LogEntry const> log, LogEntry& order) {
  order.text = minutes_text(log, zone, room.tongue(web::Language::en));
  order.text_fr = minutes_text(log, zone, room.tongue(web::Language::fr));
  order.reference = base::to_hex(seal_of(log, order.text, order.text_fr));
}

/// The request that is to be heard, its name as the log prints it, and how long it may speak. What is heard by request needs no motion.
std::optional<DelegationFacts> delegation_of(store::Reader& reader, store::BoardId board, std::string const& meeting,
                                             LogEntry& order) {
  if (order.act != MeetingAct::hear_delegation) return std::nullopt;
  order.reference = std::to_string(held_delegation_rule(reader, board).minutes);
  if (order.number == 0) return std::nullopt;
  for (auto const& delegation : list_delegations(reader, board, meeting)) {
    if (delegation.request.number != order.number) continue;
    order.motion = 0;
    order.text = printed_name(delegation.request);
    if (auto const* const answer = answer_of(delegation)) order.reference = std::to_string(answer->minutes);
    return DelegationFacts{delegation.request.item,
                           delegation.speaks() && state_of(delegation, false) == DelegationState::accepted};
  }
  return std::nullopt;
}

/// Whether a report names a closed item of a meeting that there is.
bool names_closed_item(store::Reader& reader, store::BoardId board, LogEntry const& order) {
  if (order.act != MeetingAct::report_out) return false;
  auto const earlier = reported_item(order.reference);
  if (!earlier) return false;
  auto const record = record_of(read_log(reader, board, earlier->meeting));
  auto const* const item = record.item(earlier->item);
  return item && item->kind == ItemKind::closed;
}

base::Answer<NamedCommittee> committee_of(store::Reader& reader, store::BoardId board, MeetingRecord const& planned,
                                          std::string_view slug) {
  return committee_for(list_committees(reader, board), slug, planned.kind, *base::date_of(planned.date));
}

std::vector<LogEntry> with(std::vector<LogEntry> log, std::vector<LogEntry> const& entries) {
  log.insert(log.end(), entries.begin(), entries.end());
  return log;
}

}  // namespace

base::Answer<void> record_act(BoardRoom const& room, store::Writer& writer, std::string const& meeting,
                              LogEntry const& asked) {
  auto const log = read_log(writer, room.board, meeting);
  if (log.empty()) return base::refuse(RefusalCode::meeting_unknown, {{"meeting", meeting}});
  auto const zone = time_zone_of(writer, room.board);
  auto const record = record_of(log);
  auto order = asked;
  if (order.act == MeetingAct::seal_meeting) seal(room, zone, log, order);
  auto const delegation = delegation_of(writer, room.board, meeting, order);
  Surroundings const surroundings{.today = web::local_date(order.at, zone),
                                  .meeting = meeting,
                                  .seats = seats_at(writer, room.board, record),
                                  .board = seats_on(writer, room.board, *base::date_of(record.date)),
                                  .referred = find_motion(writer, room.board, order.reference),
                                  .delegation = delegation,
                                  .reports_on_closed_item = names_closed_item(writer, room.board, order)};
  auto const entries = decide(record, log, order, surroundings);
  if (!entries) return std::unexpected(entries.error());
  append_log(writer, room.board, meeting, record, log, *entries);
  if (news_of(order.act))
    tell_subscribers(writer, room.clock, room.board, meeting, order.act, record_of(with(log, *entries)));
  return {};
}

base::Answer<std::string> make_meeting(BoardRoom const& room, LogEntry order, std::string_view committee) {
  order.act = MeetingAct::plan_meeting;
  return room.database.write([&](store::Writer& writer) -> base::Answer<std::string> {
    auto const planned = decide({}, order, {});
    if (!planned) return std::unexpected(planned.error());
    auto const of = committee_of(writer, room.board, record_of(*planned), committee);
    if (!of) return std::unexpected(of.error());
    auto const entries = decide({}, order, {.committee = *of});
    if (!entries) return std::unexpected(entries.error());
    auto const record = record_of(*entries);
    auto name = meeting_name(record.date, record.kind, of->slug);
    if (!read_log(writer, room.board, name).empty())
      return base::refuse(RefusalCode::meeting_exists, {{"kind", order.choice}, {"date", record.date}});
    append_log(writer, room.board, name, {}, {}, *entries);
    return name;
  });
}

base::Answer<void> record_act(BoardRoom const& room, std::string const& meeting, LogEntry order) {
  return room.database.write([&](store::Writer& writer) { return record_act(room, writer, meeting, order); });
}

base::Answer<void> cast_own_ballot(BoardRoom const& room, std::string const& meeting, std::string const& who,
                                   LogEntry order) {
  return room.database.write([&](store::Writer& writer) -> base::Answer<void> {
    if (read_log(writer, room.board, meeting).empty())
      return base::refuse(RefusalCode::meeting_unknown, {{"meeting", meeting}});
    auto const members = list_members(writer, room.board);
    auto const own = std::ranges::find_if(
        members, [&](Member const& member) { return !order.by.empty() && member.person == order.by; });
    if (own == members.end()) return base::refuse(RefusalCode::member_unknown, {{"member", who}});
    order.act = MeetingAct::cast_ballot;
    order.member = own->id.text();
    return record_act(room, writer, meeting, order);
  });
}

}  // namespace wardmote::board
