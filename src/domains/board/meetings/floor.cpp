#include "domains/board/meetings/floor.h"

#include <algorithm>

#include "base/choice.h"
#include "base/text.h"
#include "domains/board/meetings/record.h"

namespace wardmote::board {
namespace {

using enum MeetingAct;

bool is_on_the_question(Turn const& turn, MeetingRecord const& record) {
  return record.motion_before != 0 ? turn.motion == record.motion_before
                                   : turn.motion == 0 && turn.item == record.item_before;
}

std::int64_t times_spoken(MeetingRecord const& record, std::string const& member) {
  return std::ranges::count_if(
      record.turns, [&](Turn const& turn) { return turn.member == member && is_on_the_question(turn, record); });
}

/// Which side spoke last to the question, of those turns that were on one.
Side last_side(MeetingRecord const& record) {
  auto side = Side::unsaid;
  for (auto const& turn : record.turns)
    if (is_on_the_question(turn, record) && turn.side != Side::unsaid) side = turn.side;
  return side;
}

void end_turn(MeetingRecord& record, base::Instant at) {
  if (!record.turns.empty() && !record.turns.back().ended) record.turns.back().ended = at;
}

void drop_claim(MeetingRecord& record, std::string const& member) {
  std::erase_if(record.claims, [&](FloorClaim const& claim) { return claim.member == member; });
}

void begin_turn(MeetingRecord& record, LogEntry const& entry) {
  end_turn(record, entry.at);
  Turn turn{.member = entry.member,
            .name = entry.text,
            .item = record.item_before,
            .motion = record.motion_before,
            .minutes = base::whole_number(entry.reference).value_or(0),
            .began = entry.at};
  auto const claim = std::ranges::find(record.claims, entry.member, &FloorClaim::member);
  if (claim != record.claims.end()) turn.side = claim->side;
  drop_claim(record, entry.member);
  record.turns.push_back(std::move(turn));
}

}  // namespace

std::vector<FloorClaim> fair_order(MeetingRecord const& record) {
  auto const* const motion = record.motion(record.motion_before);
  auto waiting = record.claims;
  auto side = last_side(record);
  std::vector<FloorClaim> order;
  while (!waiting.empty()) {
    auto const rank = [&](FloorClaim const& claim) {
      auto const times = times_spoken(record, claim.member);
      auto const is_first = motion && motion->mover == claim.member && times == 0;
      auto const repeats_side = claim.side != Side::unsaid && claim.side == side;
      return std::tuple(!is_first, times, repeats_side);
    };
    auto const next = std::ranges::min_element(waiting, {}, rank);  // the first of equals: who asked first
    if (next->side != Side::unsaid) side = next->side;
    order.push_back(*next);
    waiting.erase(next);
  }
  return order;
}

void apply_to_floor(MeetingRecord& record, LogEntry const& entry) {
  switch (entry.act) {
    case ask_floor:
      record.claims.push_back({entry.member, base::choice_called<Side>(entry.choice).value_or(Side::unsaid)});
      return;
    case give_floor:
    case hear_delegation: return begin_turn(record, entry);
    case record_departure:
      drop_claim(record, entry.member);
      if (record.has_floor(entry.member)) end_turn(record, entry.at);
      return;
    case take_up_item:
    case adjourn_meeting: record.claims.clear(); [[fallthrough]];
    case end_floor:
    case open_vote:
    case recess_meeting:
    case close_session: return end_turn(record, entry.at);
    default: return;
  }
}

}  // namespace wardmote::board
