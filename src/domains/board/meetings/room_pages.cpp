// A meeting as the clerk records it, and as a member follows it and votes.

#include <algorithm>

#include "base/choice.h"
#include "domains/board/delegations/delegation_store.h"
#include "domains/board/delegations/public_delegations.h"
#include "domains/board/meetings/act_forms.h"
#include "domains/board/meetings/desk_items.h"
#include "domains/board/meetings/meeting_pages.h"
#include "domains/board/meetings/meeting_view.h"
#include "domains/board/meetings/member_store.h"
#include "domains/board/meetings/minute_words.h"
#include "domains/board/meetings/recording.h"
#include "domains/board/meetings/words.h"
#include "domains/board/profile_store.h"
#include "web/crumb.h"
#include "web/zone.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;

struct RoomQuery {
  std::string meeting;
};
BOOST_DESCRIBE_STRUCT(RoomQuery, (), (meeting))

/// A seat as the clerk sees it: present or not, and what is still to be recorded.
struct SeatView {
  std::string member{};
  std::string name{};
  bool is_present = false;
  bool votes_now = false;  ///< may vote on the motion before the meeting, and has not
  std::string voted{};     ///< how, in words; empty if not
};
BOOST_DESCRIBE_STRUCT(SeatView, (), (member, name, is_present, votes_now, voted))

struct LogLine {
  std::int64_t entry = 0;
  std::string time{};
  std::string act_word{};
  std::string sentence{};
  bool is_struck = false;
};
BOOST_DESCRIBE_STRUCT(LogLine, (), (entry, time, act_word, sentence, is_struck))

struct ConsoleView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string title{};
  std::string meeting{};
  MeetingState state = MeetingState::planned;
  std::string state_word{};
  bool is_live = false;  ///< something can still be recorded, by another clerk too
  std::string quorum{};
  bool has_quorum = false;
  std::string now_on{};
  std::optional<FloorView> floor{};
  std::vector<std::string> floor_queue{};
  std::optional<MotionView> motion{};  ///< before the meeting
  std::int64_t motion_number = 0;
  bool takes_roll = false;
  std::vector<SeatView> seats{};
  std::vector<SeatView> attendants{};  ///< who attends a committee without a vote
  std::vector<ActForm> buttons{};      ///< acts that ask for nothing
  std::vector<ActForm> forms{};
  std::vector<AgendaSectionView> agenda{};
  std::vector<LogLine> log{};  ///< newest first
};
BOOST_DESCRIBE_STRUCT(ConsoleView, (),
                      (breadcrumbs, title, meeting, state, state_word, is_live, quorum, has_quorum, now_on, floor,
                       floor_queue, motion, motion_number, takes_roll, seats, attendants, buttons, forms, agenda, log))

std::vector<SeatView> seat_views(MeetingRecord const& record, web::Tongue const& tongue) {
  auto const* const motion = record.motion(record.motion_before);
  auto const is_voting = motion && motion->state == MotionState::vote_open;
  auto const eligible = motion ? record.eligible(motion->item) : std::vector<Seat>{};
  std::vector<SeatView> views;
  for (auto const& seat : record.seats) {
    SeatView view{.member = seat.member, .name = seat.name, .is_present = record.is_present(seat.member)};
    if (is_voting) {
      auto const ballot = std::ranges::find(motion->vote->ballots, seat.member, &CastBallot::member);
      auto const has_voted = ballot != motion->vote->ballots.end();
      if (has_voted) view.voted = tongue.text(label_of(ballot->ballot));
      view.votes_now = !has_voted && std::ranges::find(eligible, seat) != eligible.end();
    }
    views.push_back(std::move(view));
  }
  return views;
}

std::vector<SeatView> attendant_views(MeetingRecord const& record) {
  std::vector<SeatView> views;
  for (auto const& seat : record.attending)
    views.push_back({.member = seat.member, .name = seat.name, .is_present = record.attends_without_vote(seat.member)});
  return views;
}

/// Whose the last turn is, or how long it was.
std::string turn_said(MeetingRecord const& after, web::Tongue const& tongue) {
  auto const& turn = after.turns.back();
  auto const name = turn.member.empty() ? turn.name : after.name_of(turn.member);
  if (!turn.ended) return name;
  auto const seconds = std::chrono::floor<std::chrono::seconds>(*turn.ended - turn.began).count();
  return tongue.text(
      web::message_id("{name}, {minutes} min {seconds} s"),
      {{"name", name}, {"minutes", std::to_string(seconds / 60)}, {"seconds", std::to_string(seconds % 60)}});
}

/// What an entry says; of a ballot, which minutes tell with the others, whose it is.
std::string said(MeetingRecord const& after, LogEntry const& entry, web::Tongue const& tongue) {
  if (entry.act == MeetingAct::strike_entry)
    return std::to_string(entry.number) + ", " + text_in(entry.text, entry.text_fr, tongue);
  if (entry.act == MeetingAct::ask_floor) return after.name_of(entry.member);
  if (entry.act == MeetingAct::give_floor || entry.act == MeetingAct::end_floor) return turn_said(after, tongue);
  if (entry.act != MeetingAct::cast_ballot) return minute_of(after, entry, tongue);
  return after.name_of(entry.member) + ", " + tongue.text(label_of(base::choice_of<Ballot>(entry.choice)));
}

std::vector<LogLine> log_lines(std::span<LogEntry const> log, std::string_view zone, web::Tongue const& tongue) {
  auto const left = standing(log);
  std::vector<LogLine> lines;
  MeetingRecord record;
  for (auto const& entry : log) {
    auto const stands = std::ranges::find(left, entry.sequence, &LogEntry::sequence) != left.end();
    if (stands) apply(record, entry);
    if (entry.act == MeetingAct::seat_member) continue;
    lines.push_back({.entry = entry.sequence,
                     .time = web::local_time(entry.at, zone),
                     .act_word = tongue.text(label_of(entry.act)),
                     .sentence = stands ? said(record, entry, tongue) : text_in(entry.text, entry.text_fr, tongue),
                     .is_struck = !stands && entry.act != MeetingAct::strike_entry});
  }
  std::ranges::reverse(lines);
  return lines;
}

bool takes_roll(MeetingState state) {
  return state == MeetingState::called || state == MeetingState::open || state == MeetingState::closed_session ||
         state == MeetingState::recessed;
}

/// The agenda before its notice, which nobody but the office sees, too.
std::vector<AgendaSectionView> draft_agenda(std::string const& meeting, std::vector<LogEntry> log,
                                            web::Tongue const& tongue) {
  log.push_back({.sequence = std::ssize(log) + 1, .at = log.back().at, .act = MeetingAct::give_notice});
  return meeting_view(meeting, log, "UTC", tongue).agenda;
}

/// The forms of what can follow, and of the act that was refused though it can follow no longer: what was typed is not lost.
/// A page that shows a refused form stands at the address of that form.
void add_forms(ConsoleView& view, FormGrounds const& grounds, std::string const& path) {
  auto const open = acts_open(grounds.record);
  for (auto const act : open) {
    auto form = form_of(act, grounds);
    (form.asks ? view.forms : view.buttons).push_back(std::move(form));
  }
  auto const refused = base::choice_called<MeetingAct>(path.substr(path.rfind('/') + 1));
  if (!refused || !is_offered(*refused) || std::ranges::find(open, *refused) != open.end()) return;
  if (auto form = form_of(*refused, grounds); form.asks) view.forms.push_back(std::move(form));
}

/// Who could attend without a vote.
std::vector<Seat> others_on_board(MeetingRecord const& record, std::vector<Member> const& members) {
  std::vector<Seat> others;
  for (auto const& member : members) {
    auto const id = member.id.text();
    auto const is_seated = std::ranges::find(record.seats, id, &Seat::member) != record.seats.end();
    if (sits_on(member, *base::date_of(record.date)) && !is_seated && !record.has_attended_without_vote(id))
      others.push_back({id, member.name});
  }
  return others;
}

base::Answer<ConsoleView> show_console(BoardRoom const& room, KeptPhrases const& kept, std::string const& meeting,
                                       web::Context const& context) {
  auto const [log, meetings, delegations, members, zone] = room.database.read([&](store::Reader& reader) {
    return std::tuple(read_log(reader, room.board, meeting), list_meetings(reader, room.board),
                      list_delegations(reader, room.board, meeting), list_members(reader, room.board),
                      time_zone_of(reader, room.board));
  });
  if (log.empty()) return base::refuse(RefusalCode::meeting_unknown, {{"meeting", meeting}});
  auto const record = record_of(log);
  auto const& tongue = context.tongue;
  auto const seen = meeting_view(meeting, log, zone, tongue);
  ConsoleView view{.breadcrumbs = {{"/admin", tongue.text("Administration")},
                                   {"/admin/meetings", tongue.text("Meetings and members")}},
                   .title = seen.title,
                   .meeting = meeting,
                   .state = record.state,
                   .state_word = seen.state_word,
                   .is_live = record.state != MeetingState::sealed && record.state != MeetingState::cancelled,
                   .quorum = seen.quorum,
                   .has_quorum = seen.has_quorum,
                   .now_on = seen.now_on,
                   .floor = seen.floor,
                   .floor_queue = seen.floor_queue,
                   .motion_number = record.motion_before,
                   .takes_roll = takes_roll(record.state),
                   .seats = seat_views(record, tongue),
                   .attendants = attendant_views(record),
                   .agenda = record.state == MeetingState::planned ? draft_agenda(meeting, log, tongue) : seen.agenda,
                   .log = log_lines(log, zone, tongue)};
  if (auto const* const motion = record.motion(record.motion_before))
    view.motion = motion_view(record, meeting, *motion, tongue);
  std::vector<web::FormOption> next;
  for (auto const* request : next_to_be_heard(record, delegations))
    next.push_back({std::to_string(request->number), printed_name(*request)});
  PhraseLibrary const none;
  auto const& phrases = *kept ? **kept : none;  // without them the meeting goes on
  add_forms(view, {meeting, record, meetings, next, others_on_board(record, members), phrases, tongue}, context.path);
  return view;
}

struct DeskView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string title{};
  std::string meeting{};
  std::string state_word{};
  bool is_going_on = false;
  std::string member{};  ///< the name of the seat that votes by this account; empty for none
  std::string now_on{};
  std::string quorum{};
  std::optional<MotionView> motion{};
  std::int64_t motion_number = 0;
  bool may_vote = false;
  std::string voted{};
  std::string why_not{};
  std::vector<DeskItem> items{};
};
BOOST_DESCRIBE_STRUCT(DeskView, (),
                      (breadcrumbs, title, meeting, state_word, is_going_on, member, now_on, quorum, motion,
                       motion_number, may_vote, voted, why_not, items))

/// What the seat of this account may do with the motion before the meeting.
void show_vote(DeskView& view, MeetingRecord const& record, std::string const& member, web::Tongue const& tongue) {
  auto const* const motion = record.motion(record.motion_before);
  if (!motion || motion->state != MotionState::vote_open) return;
  if (record.has_attended_without_vote(member))
    view.why_not = tongue.text(web::message_id("You are not a member of this committee, and attend without a vote."));
  for (auto const& seat : seat_views(record, tongue)) {
    if (seat.member != member) continue;
    view.voted = seat.voted;
    view.may_vote = seat.votes_now;
    if (view.may_vote || !view.voted.empty()) return;
    view.why_not =
        seat.is_present
            ? tongue.text(web::message_id("You declared an interest in this item, and take no part in it."))
            : tongue.text(web::message_id("You are not recorded as present. Tell the clerk that you are here."));
  }
}

base::Answer<DeskView> show_desk(BoardRoom const& room, std::string const& meeting, web::Context const& context) {
  auto const& tongue = context.tongue;
  auto const [log, members, zone, papers] = room.database.read([&](store::Reader& reader) {
    auto entries = read_log(reader, room.board, meeting);
    auto reports = public_papers(reader, room.board, meeting, record_of(entries), tongue);
    return std::tuple(std::move(entries), list_members(reader, room.board), time_zone_of(reader, room.board),
                      std::move(reports));
  });
  if (log.empty()) return base::refuse(RefusalCode::meeting_unknown, {{"meeting", meeting}});
  auto const record = record_of(log);
  auto const seen = meeting_view(meeting, log, zone, tongue);
  DeskView view{.breadcrumbs = {{"/meetings", tongue.text("Meetings")}, {"/meetings/" + meeting, seen.title}},
                .title = tongue.text(web::message_id("Your desk")),
                .meeting = meeting,
                .state_word = seen.state_word,
                .is_going_on = seen.is_going_on,
                .now_on = seen.now_on,
                .quorum = seen.quorum,
                .motion_number = record.motion_before,
                .items = desk_items(seen, papers)};
  if (auto const* const motion = record.motion(record.motion_before))
    view.motion = motion_view(record, meeting, *motion, tongue);
  auto const own = std::ranges::find(members, context.principal.person, &Member::person);
  if (own == members.end()) return view;
  view.member = own->name;
  show_vote(view, record, own->id.text(), tongue);
  return view;
}

struct OwnBallotForm {
  std::string meeting;
  std::int64_t motion = 0;
  Ballot choice = Ballot::abstain;
};
BOOST_DESCRIBE_STRUCT(OwnBallotForm, (), (meeting, motion, choice))

struct OwnBallotView {
  std::string meeting{};
};
BOOST_DESCRIBE_STRUCT(OwnBallotView, (), (meeting))

base::Answer<OwnBallotView> cast(BoardRoom const& room, OwnBallotForm const& form, web::Context const& context) {
  auto const recorded = cast_own_ballot(room, form.meeting, context.principal.person_name,
                                        {.at = context.now,
                                         .by = context.principal.person,
                                         .motion = form.motion,
                                         .choice = std::string(base::spelling_of(form.choice))});
  if (!recorded) return std::unexpected(in_words(recorded.error(), context.tongue));
  context.reply.see_other = "/meetings/" + form.meeting + "/desk";
  return OwnBallotView{form.meeting};
}

}  // namespace

void add_meeting_room_routes(web::Router& router, BoardRoom const& room, KeptPhrases const& phrases) {
  router.page<RoomQuery, ConsoleView>(
      {.name = "meeting_console",
       .path = "/meetings/{meeting}/console",
       .policy = web::Policy::permission("meeting_console"),
       .title = "Console",
       .summary = "Everything that can be recorded of the meeting as it stands, and the log of what was.",
       .page = "board/console",
       .formats = {web::Format::html, web::Format::json, web::Format::events},
       .caching = web::Caching::never},
      [room, phrases](RoomQuery const& query, web::Context const& context) {
        return show_console(room, phrases, query.meeting, context);
      });
  router.page<RoomQuery, DeskView>(
      {.name = "meeting_desk",
       .path = "/meetings/{meeting}/desk",
       .policy = web::Policy::permission("meeting_desk"),
       .title = "Your desk",
       .summary = "What is before the meeting, your vote on it, and the papers of each item.",
       .page = "board/desk",
       .formats = {web::Format::html, web::Format::json, web::Format::events},
       .caching = web::Caching::never},
      [room](RoomQuery const& query, web::Context const& context) { return show_desk(room, query.meeting, context); });
  router.page<OwnBallotForm, OwnBallotView>(
      {.name = "cast_own_ballot",
       .path = "/meetings/{meeting}/cast_own_ballot",
       .policy = web::Policy::permission("cast_own_ballot"),
       .title = "Your vote",
       .summary = "Casts the vote of the seat that votes by this account.",
       .page = "board/desk",
       .caching = web::Caching::never,
       .method = web::Method::post,
       .form_on = "meeting_desk"},
      [room](OwnBallotForm const& form, web::Context const& context) { return cast(room, form, context); });
}

}  // namespace wardmote::board
