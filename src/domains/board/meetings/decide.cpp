#include "domains/board/meetings/decide.h"

#include <algorithm>

#include "domains/board/meetings/minute_words.h"
#include "domains/board/meetings/rules.h"
#include "web/context.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;
using enum MeetingAct;

std::int64_t highest(std::span<LogEntry const> log, std::int64_t LogEntry::* member) {
  std::int64_t most = 0;
  for (auto const& entry : log) most = std::max(most, entry.*member);
  return most;
}

/// The numbers that an entry gives out. Those of struck entries are never given out again.
void number(LogEntry& order, std::span<LogEntry const> log, MeetingRecord const& record) {
  if (order.act == propose_item || order.act == add_late_item) order.item = highest(log, &LogEntry::item) + 1;
  if (order.act == move_motion || order.act == move_consent || order.act == move_amendment)
    order.motion = highest(log, &LogEntry::motion) + 1;
  if (auto const* const before = record.motion(record.motion_before); before && order.act == move_amendment)
    order.item = before->item;
}

/// Whether a meeting sits on though too few are there to decide anything: a recess has to follow.
bool sits_without_quorum(MeetingRecord const& record) {
  auto const sits = record.state == MeetingState::open || record.state == MeetingState::closed_session;
  return sits && !has_quorum(record, 0);
}

/// The log names whoever attends, as it names the seats.
void name_attendant(LogEntry& order, Surroundings const& surroundings) {
  if (order.act != record_attendance) return;
  auto const seat = std::ranges::find(surroundings.board, order.member, &Seat::member);
  order.text = seat == surroundings.board.end() ? "" : seat->name;
}

/// What follows at once: the committee of a meeting that is planned, the seats when the roll is called, a recess when those who stay are no quorum.
std::vector<LogEntry> consequences(MeetingRecord const& after, LogEntry const& order,
                                   Surroundings const& surroundings) {
  std::vector<LogEntry> more;
  auto const& committee = surroundings.committee;
  if (order.act == plan_meeting && !committee.slug.empty())
    more.push_back({.at = order.at,
                    .by = order.by,
                    .act = name_committee,
                    .text = committee.title_en,
                    .text_fr = committee.title_fr,
                    .reference = committee.slug});
  if (order.act == call_to_order)
    for (auto const& seat : surroundings.seats)
      more.push_back({.at = order.at, .by = order.by, .act = seat_member, .member = seat.member, .text = seat.name});
  if (order.act == record_departure && sits_without_quorum(after))
    more.push_back({.at = order.at, .by = order.by, .act = recess_meeting, .choice = "quorum_lost"});
  return more;
}

/// The votes that are closed: what a correction must leave as they are.
std::vector<std::pair<std::int64_t, bool>> results(MeetingRecord const& record) {
  std::vector<std::pair<std::int64_t, bool>> all;
  for (auto const& motion : record.motions)
    if (motion.vote && !motion.vote->options.empty()) all.emplace_back(motion.id, motion.vote->carried);
  return all;
}

/// Strikes an entry if all that was recorded after it follows without it, and no vote that was counted comes out otherwise.
base::Answer<void> may_strike(std::span<LogEntry const> log, LogEntry const& order) {
  auto const refused = [&] {
    return base::refuse(RefusalCode::correction_impossible, {{"entry", std::to_string(order.number)}});
  };
  if (order.text.empty()) return base::refuse_field("text", web::message_id("Say why the entry is struck"));
  auto entries = standing(log);
  auto const struck = std::ranges::find(entries, order.number, &LogEntry::sequence);
  if (struck == entries.end() || struck->act == plan_meeting || struck->act == name_committee ||
      struck->act == give_notice || struck->act == seat_member)
    return refused();
  auto const counted = struck->act == close_vote || struck->act == declare_result;
  auto const before = results(record_of(log));
  entries.erase(struck);
  MeetingRecord record;
  for (auto const& entry : entries) {
    if (sits_without_quorum(record) && entry.act != recess_meeting) return refused();
    if (!follows(record, entry, nullptr)) return refused();
    apply(record, entry);
  }
  if (sits_without_quorum(record)) return refused();
  if (!counted && results(record) != before) return refused();
  return {};
}

/// The line that is edited is one of the minutes.
base::Answer<void> may_edit(std::span<LogEntry const> log, LogEntry const& order) {
  for (auto const& entry : standing(log))
    if (entry.sequence == order.number && is_minuted(entry.act)) return {};
  return base::refuse_field("number", web::message_id("Give the number of an entry that the minutes have a line for"));
}

}  // namespace

base::Answer<std::vector<LogEntry>> decide(std::span<LogEntry const> log, LogEntry order,
                                           Surroundings const& surroundings) {
  return decide(record_of(log), log, std::move(order), surroundings);
}

base::Answer<std::vector<LogEntry>> decide(MeetingRecord record, std::span<LogEntry const> log, LogEntry order,
                                           Surroundings const& surroundings) {
  auto const is_no_act_of_its_own =
      order.act == seat_member || order.act == name_committee || (order.act == plan_meeting && !log.empty());
  if (is_no_act_of_its_own) return base::refuse(RefusalCode::not_permitted);
  name_attendant(order, surroundings);
  if (auto const allowed = follows(record, order, &surroundings); !allowed) return std::unexpected(allowed.error());
  if (order.act == strike_entry)
    if (auto const allowed = may_strike(log, order); !allowed) return std::unexpected(allowed.error());
  if (order.act == edit_minutes)
    if (auto const allowed = may_edit(log, order); !allowed) return std::unexpected(allowed.error());
  number(order, log, record);
  if (order.act != strike_entry) apply(record, order);
  std::vector<LogEntry> entries{order};
  for (auto const& more : consequences(record, order, surroundings)) entries.push_back(more);
  auto sequence = highest(log, &LogEntry::sequence);
  for (auto& entry : entries) entry.sequence = ++sequence;
  return entries;
}

}  // namespace wardmote::board
