#include "domains/board/meetings/record.h"

#include <algorithm>
#include <ranges>

#include "base/choice.h"
#include "base/text.h"
#include "domains/board/meetings/agenda.h"
#include "domains/board/meetings/machine.h"

namespace wardmote::board {
namespace {

using base::choice_of;

template <class List>
auto* with_id(List& list, std::int64_t id) {
  auto const found = std::ranges::find(list, id, [](auto const& one) { return one.id; });
  return found == list.end() ? nullptr : &*found;
}

bool holds(auto const& list, auto const& value) { return std::ranges::find(list, value) != list.end(); }

void step_item(AgendaItem& item, MeetingAct act) {
  if (auto const to = next(item_steps(), act, item.state)) item.state = *to;
}

void step_motion(Motion& motion, MeetingAct act) {
  if (auto const to = next(motion_steps(), act, motion.state)) motion.state = *to;
}

void plan(MeetingRecord& record, LogEntry const& entry) {
  record.kind = choice_of<MeetingKind>(entry.choice);
  record.date = entry.reference.substr(0, 10);
  record.time = entry.reference.substr(11);
  record.place = entry.text;
  record.place_fr = entry.text_fr;
}

void add_item(MeetingRecord& record, LogEntry const& entry) {
  auto const is_late = entry.act == MeetingAct::add_late_item;
  AgendaItem item{.id = entry.item,
                  .kind = choice_of<ItemKind>(entry.choice),
                  .state = is_late ? ItemState::published : ItemState::proposed,
                  .title_en = entry.text,
                  .title_fr = entry.text_fr,
                  .late = is_late};
  if (item.kind == ItemKind::closed) item.ground = choice_of<ClosedGround>(entry.reference);
  if (item.kind == ItemKind::minutes) item.reference = entry.reference;
  record.items.push_back(std::move(item));
  if (is_late) number_items(record);
}

void place_item(MeetingRecord& record, LogEntry const& entry) {
  auto const from = std::ranges::find(record.items, entry.item, &AgendaItem::id);
  auto const item = *from;
  record.items.erase(from);
  auto const at = std::clamp<std::int64_t>(entry.number - 1, 0, std::ssize(record.items));
  record.items.insert(record.items.begin() + at, item);
}

void publish(MeetingRecord& record, LogEntry const& entry) {
  for (auto& item : record.items) step_item(item, MeetingAct::give_notice);
  record.extraordinary = entry.text;
  record.noticed_at = entry.at;
  record.scheme = entry.reference.empty() ? default_scheme : std::string_view(entry.reference);
  number_items(record);
}

void note_presence(MeetingRecord& record, LogEntry const& entry, bool arrives) {
  record.presences.push_back({entry.member, entry.at, arrives});
  if (record.has_attended_without_vote(entry.member)) return;  // they are none of the seated, who alone make a quorum
  if (arrives) record.present.push_back(entry.member);
  if (!arrives) std::erase(record.present, entry.member);
}

void move(MeetingRecord& record, LogEntry const& entry) {
  record.motions.push_back({.id = entry.motion,
                            .item = entry.item,
                            .takes_consent = entry.act == MeetingAct::move_consent,
                            .text = entry.text,
                            .text_fr = entry.text_fr,
                            .text_moved = entry.text,
                            .text_moved_fr = entry.text_fr,
                            .mover = entry.member,
                            .reference = entry.reference,
                            .relation = entry.choice});
  auto& motion = record.motions.back();
  if (entry.act == MeetingAct::move_amendment) motion.amends = record.motion_before;
  if (!entry.seconder.empty()) {
    motion.seconder = entry.seconder;
    motion.state = MotionState::seconded;
  }
  record.motion_before = entry.motion;
}

/// What a decided, withdrawn or deferred motion leaves before the meeting: for an amendment the motion that it would
/// change.
void leave(MeetingRecord& record, Motion const& motion) { record.motion_before = motion.amends; }

void open_vote(Motion& motion, LogEntry const& entry) {
  motion.vote = Vote{.rule = choice_of<VoteRule>(entry.choice), .method = choice_of<VoteMethod>(entry.reference)};
}

void close_vote(MeetingRecord const& record, Motion& motion) {
  auto& vote = *motion.vote;
  auto const eligible = record.eligible(motion.item);
  for (auto const& seat : record.seats) {
    auto option = VoteOption::absent;
    if (holds(eligible, seat)) {
      auto const ballot = std::ranges::find(vote.ballots, seat.member, &CastBallot::member);
      auto const cast = ballot != vote.ballots.end()                   ? ballot->ballot
                        : vote.method == VoteMethod::unanimous_consent ? Ballot::yes
                                                                       : Ballot::abstain;
      option = static_cast<VoteOption>(cast);
    } else if (record.is_present(seat.member)) {
      option = VoteOption::excused;
    }
    vote.options.emplace_back(seat, option);
  }
  std::vector<VoteOption> options;
  for (auto const& [seat, option] : vote.options) options.push_back(option);
  vote.tally = base::tally_of(options);
  vote.carried = carries(vote.rule, vote.tally);
}

void declare(MeetingRecord& record, Motion& motion) {
  motion.state = motion.vote->carried ? MotionState::carried : MotionState::lost;
  leave(record, motion);
  if (!motion.vote->carried) return;
  if (motion.takes_consent)
    for (auto& item : record.items)
      if (item.kind == ItemKind::consent && !item.pulled && item.state == ItemState::published)
        item.state = ItemState::received;
  if (auto* const amended = with_id(record.motions, motion.amends)) {
    amended->text = motion.text;
    amended->text_fr = motion.text_fr;
  }
}

void apply_to_item(MeetingRecord& record, AgendaItem& item, LogEntry const& entry) {
  step_item(item, entry.act);
  if (entry.act == MeetingAct::take_up_item) record.item_before = item.id;
  if (entry.act == MeetingAct::pull_item) item.pulled = true;
  if (entry.act == MeetingAct::declare_conflict) item.recused.insert(entry.member);
  if (entry.act == MeetingAct::report_out) item.reported.push_back({entry.reference, entry.text, entry.text_fr});
}

void apply_to_motion(MeetingRecord& record, Motion& motion, LogEntry const& entry) {
  using enum MeetingAct;
  step_motion(motion, entry.act);
  switch (entry.act) {
    case second_motion: motion.seconder = entry.member; return;
    case withdraw_motion:
    case rule_out_of_order:
    case defer_motion:
    case refer_motion: return leave(record, motion);
    case open_vote: return board::open_vote(motion, entry);
    case cast_ballot: motion.vote->ballots.push_back({entry.member, choice_of<Ballot>(entry.choice)}); return;
    case object_to_consent: motion.vote->method = VoteMethod::show_of_hands; return;
    case close_vote: return board::close_vote(record, motion);
    case declare_result: return declare(record, motion);
    default: return;
  }
}

}  // namespace

std::optional<ReportedItem> reported_item(std::string_view reference) {
  auto const hash = reference.find('#');
  if (hash == std::string_view::npos) return std::nullopt;
  auto const item = base::whole_number(base::split(reference.substr(hash + 1), '/').front());
  if (!item) return std::nullopt;
  return ReportedItem{std::string(reference.substr(0, hash)), *item};
}

bool MeetingRecord::is_present(std::string_view member) const { return holds(present, member); }

bool MeetingRecord::has_attended_without_vote(std::string_view member) const {
  return std::ranges::find(attending, member, &Seat::member) != attending.end();
}

bool MeetingRecord::attends_without_vote(std::string_view member) const {
  if (!has_attended_without_vote(member)) return false;
  auto const newest_first = presences | std::views::reverse;
  auto const last = std::ranges::find(newest_first, member, &Presence::member);
  return last != newest_first.end() && last->arrives;
}

bool MeetingRecord::has_heard(std::int64_t delegation) const {
  return std::ranges::find(heard, delegation, &HeardDelegation::number) != heard.end();
}

Turn const* MeetingRecord::floor() const { return turns.empty() || turns.back().ended ? nullptr : &turns.back(); }

bool MeetingRecord::has_floor(std::string_view member) const { return floor() && floor()->member == member; }

AgendaItem const* MeetingRecord::item(std::int64_t id) const { return with_id(items, id); }

Motion const* MeetingRecord::motion(std::int64_t id) const { return with_id(motions, id); }

std::vector<Seat> MeetingRecord::eligible(std::int64_t id) const {
  auto const* const of = item(id);
  std::vector<Seat> able;
  for (auto const& seat : seats)
    if (is_present(seat.member) && !(of && of->recused.contains(seat.member))) able.push_back(seat);
  return able;
}

std::string MeetingRecord::name_of(std::string_view member) const {
  for (auto const* list : {&seats, &attending})
    if (auto const seat = std::ranges::find(*list, member, &Seat::member); seat != list->end()) return seat->name;
  return std::string(member);
}

Attendance attendance_of(MeetingRecord const& record, std::string_view member) {
  Attendance attendance{.was_present =
                            std::ranges::find(record.presences, member, &Presence::member) != record.presences.end()};
  for (auto const& item : record.items) attendance.interests += item.recused.contains(std::string(member)) ? 1 : 0;
  return attendance;
}

void apply(MeetingRecord& record, LogEntry const& entry) {
  using enum MeetingAct;
  if (auto const to = next(meeting_steps(), entry.act, record.state)) record.state = *to;
  apply_to_floor(record, entry);
  switch (entry.act) {
    case plan_meeting: return plan(record, entry);
    case propose_item:
    case add_late_item: return add_item(record, entry);
    case place_item: return board::place_item(record, entry);
    case give_notice: return publish(record, entry);
    case name_committee: record.committee = {entry.reference, entry.text, entry.text_fr}; return;
    case record_attendance:
      record.attending.push_back({entry.member, entry.text});
      record.presences.push_back({entry.member, entry.at, true});
      return;
    case seat_member: record.seats.push_back({entry.member, entry.text}); return;
    case record_arrival: return note_presence(record, entry, true);
    case record_departure: return note_presence(record, entry, false);
    case close_session: record.closed_on = choice_of<ClosedGround>(entry.choice); return;
    case resume_meeting:
    case reopen_session: record.closed_on.reset(); return;
    case move_motion:
    case move_consent:
    case move_amendment: move(record, entry); break;
    case hear_delegation: record.heard.push_back({entry.number, entry.item, entry.text}); break;
    case edit_minutes: record.edits[entry.number] = entry.text; return;
    case adopt_minutes: record.adopted_by = entry.reference; return;
    case seal_meeting: record.sealed_hash = entry.reference; return;
    default: break;
  }
  if (auto* const motion = with_id(record.motions, entry.motion); motion && entry.act != move_motion)
    apply_to_motion(record, *motion, entry);
  if (auto* const item = with_id(record.items, entry.item)) apply_to_item(record, *item, entry);
}

std::vector<LogEntry> standing(std::span<LogEntry const> log) {
  std::set<std::int64_t> struck;
  for (auto const& entry : log)
    if (entry.act == MeetingAct::strike_entry) struck.insert({entry.sequence, entry.number});
  std::vector<LogEntry> left;
  for (auto const& entry : log)
    if (!struck.contains(entry.sequence)) left.push_back(entry);
  return left;
}

MeetingRecord record_of(std::span<LogEntry const> log) {
  MeetingRecord record;
  for (auto const& entry : standing(log)) apply(record, entry);
  return record;
}

}  // namespace wardmote::board
