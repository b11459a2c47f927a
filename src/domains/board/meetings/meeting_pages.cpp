#include "domains/board/meetings/meeting_pages.h"

#include <algorithm>

#include "base/choice.h"
#include "base/text.h"
#include "domains/board/delegations/delegation_store.h"
#include "domains/board/delegations/public_delegations.h"
#include "domains/board/meetings/meeting_store.h"
#include "domains/board/meetings/meeting_view.h"
#include "domains/board/meetings/member_store.h"
#include "domains/board/meetings/training_store.h"
#include "domains/board/meetings/words.h"
#include "domains/board/profile_store.h"
#include "web/crumb.h"
#include "web/zone.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;

struct MeetingQuery {
  std::string meeting;
};
BOOST_DESCRIBE_STRUCT(MeetingQuery, (), (meeting))

struct MeetingsView {
  std::optional<MeetingRow> next{};
  std::string speak_by{};  ///< UTC: until when one can ask in time to speak at the next; empty if no requests are taken
  std::vector<MeetingRow> meetings{};
};
BOOST_DESCRIBE_STRUCT(MeetingsView, (), (next, speak_by, meetings))

MeetingsView show_meetings(BoardRoom const& room, web::Context const& context) {
  auto const [heads, rule, zone] = room.database.read([&](store::Reader& reader) {
    return std::tuple(list_meetings(reader, room.board), held_delegation_rule(reader, room.board),
                      time_zone_of(reader, room.board));
  });
  MeetingsView view{.next = next_of(heads, context.tongue)};
  if (view.next) view.speak_by = speak_by(view.next->state, view.next->date, rule, zone);
  for (auto const& head : heads) view.meetings.push_back(row_of(head, context.tongue));
  return view;
}

base::Answer<MeetingView> show_meeting(BoardRoom const& room, std::string const& meeting, web::Context const& context) {
  auto const [log, delegations, rule, zone, late_reports] = room.database.read([&](store::Reader& reader) {
    return std::tuple(read_log(reader, room.board, meeting), list_delegations(reader, room.board, meeting),
                      held_delegation_rule(reader, room.board), time_zone_of(reader, room.board),
                      list_late_reports(reader, room.board, meeting));
  });
  if (log.empty()) return base::refuse(RefusalCode::meeting_unknown, {{"meeting", meeting}});
  auto view = meeting_view(meeting, log, zone, context.tongue);
  view.speak_by = speak_by(view.state, view.date, rule, zone);
  add_delegations(view, record_of(log), delegations, context.tongue);
  add_late_reports(view, late_reports, context.tongue);
  return view;
}

struct DecisionsQuery {
  std::string words{};
  std::string after{};
};
BOOST_DESCRIBE_STRUCT(DecisionsQuery, (), (words, after))

struct DecisionsView {
  std::string words{};
  std::vector<DecisionRow> decisions{};
  std::string more{};  ///< the address of what comes after these; empty at the end
};
BOOST_DESCRIBE_STRUCT(DecisionsView, (), (words, decisions, more))

constexpr std::int64_t decisions_shown = 50;

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (auto const word : base::split(text, ' '))
    if (!word.empty()) words.emplace_back(word);
  return words;
}

DecisionsView show_decisions(BoardRoom const& room, DecisionsQuery const& query, web::Context const& context) {
  auto const heads = room.database.read([&](store::Reader& reader) {
    return list_motions(reader, room.board, words_of(query.words), query.after, decisions_shown + 1);
  });
  DecisionsView view{.words = query.words};
  for (auto const& head : heads) {
    if (std::ssize(view.decisions) == decisions_shown) {
      view.more = view.decisions.back().motion;
      break;
    }
    view.decisions.push_back(row_of(head, context.tongue));
  }
  return view;
}

struct DecisionQuery {
  std::string motion;
};
BOOST_DESCRIBE_STRUCT(DecisionQuery, (), (motion))

struct DecisionView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string meeting_path{};
  std::string meeting_title{};
  std::string item{};
  base::LocalDate date{};
  MotionView motion{};
};
BOOST_DESCRIBE_STRUCT(DecisionView, (), (breadcrumbs, meeting_path, meeting_title, item, date, motion))

base::Answer<DecisionView> show_decision(BoardRoom const& room, std::string const& name, web::Context const& context) {
  auto const parts = motion_named(name);
  if (!parts) return base::refuse(RefusalCode::motion_unknown, {{"motion", name}});
  auto const log =
      room.database.read([&](store::Reader& reader) { return read_log(reader, room.board, parts->first); });
  auto const record = record_of(log);
  auto const* const motion = record.motion(parts->second);
  if (!motion) return base::refuse(RefusalCode::motion_unknown, {{"motion", name}});
  auto const* const item = record.item(motion->item);
  auto const& tongue = context.tongue;
  return DecisionView{.breadcrumbs = {{"/decisions", tongue.text("Decisions")}},
                      .meeting_path = "/meetings/" + parts->first,
                      .meeting_title = title_of(record, tongue),
                      .item = item ? item->number + " " + title_in(*item, tongue) : "",
                      .date = *base::date_of(record.date),
                      .motion = motion_view(record, parts->first, *motion, tongue)};
}

/// At which meeting, and in how many of its items; which they are its page says.
struct DeclaredInterest {
  std::string path{};
  std::string meeting_title{};
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(DeclaredInterest, (), (path, meeting_title, count))

struct MemberRow {
  std::string member{};
  std::string name{};
  AppointedBy appointed_by = AppointedBy::council;
  std::string appointed_word{};
  Office office = Office::member;
  std::string office_word{};
  base::LocalDate first_day{};
  std::string last_day{};      ///< ISO 8601; empty while none is known
  bool is_seated = false;      ///< today
  std::int64_t meetings = 0;   ///< that were held, of those shown, while the member was seated
  std::int64_t attended = 0;   ///< of these
  std::int64_t interests = 0;  ///< declared at these
  std::vector<DeclaredInterest> declared{};
  std::vector<TrainingRow> trainings{};
  std::vector<std::string> trained{};  ///< "roles 2026-03-01", for rows of a table
};
BOOST_DESCRIBE_STRUCT(MemberRow, (),
                      (member, name, appointed_by, appointed_word, office, office_word, first_day, last_day, is_seated,
                       meetings, attended, interests, declared, trainings, trained))

struct TrainingHead {
  std::string word{};
};
BOOST_DESCRIBE_STRUCT(TrainingHead, (), (word))

struct MembersView {
  std::int64_t seated = 0;
  std::int64_t quorum = 0;
  std::int64_t meetings_counted = 0;  ///< for attendance: the newest that were held, at most a dozen
  std::vector<TrainingHead> kinds_of_training{};
  std::vector<MemberRow> members{};
};
BOOST_DESCRIBE_STRUCT(MembersView, (), (seated, quorum, meetings_counted, kinds_of_training, members))

constexpr std::size_t meetings_counted = 12;

MemberRow row_of(Member const& member, base::LocalDate today, web::Tongue const& tongue) {
  return {.member = member.id.text(),
          .name = member.name,
          .appointed_by = member.appointed_by,
          .appointed_word = tongue.text(label_of(member.appointed_by)),
          .office = member.office,
          .office_word = tongue.text(label_of(member.office)),
          .first_day = member.first_day,
          .last_day = member.last_day ? base::to_text(*member.last_day) : "",
          .is_seated = sits_on(member, today)};
}

/// A meeting that was held.
struct HeldMeeting {
  MeetingHead head;
  MeetingRecord record;
};

void add_attendance(MemberRow& row, HeldMeeting const& held, web::Tongue const& tongue) {
  auto const& record = held.record;
  auto const is_theirs = [&](Seat const& seat) { return seat.member == row.member; };
  if (std::ranges::none_of(record.seats, is_theirs)) return;
  auto const attendance = attendance_of(record, row.member);
  ++row.meetings;
  row.attended += attendance.was_present ? 1 : 0;
  row.interests += attendance.interests;
  if (attendance.interests > 0)
    row.declared.push_back({"/meetings/" + held.head.name, title_of(held.head, tongue), attendance.interests});
}

/// Of the newest meetings that were held.
std::vector<HeldMeeting> held_lately(store::Reader& reader, store::BoardId board) {
  std::vector<HeldMeeting> records;
  for (auto const& head : list_meetings(reader, board))
    if (is_over(head.state) && head.state != MeetingState::cancelled && records.size() < meetings_counted)
      records.push_back({head, record_of(read_log(reader, board, head.name))});
  return records;
}

void add_trainings(MemberRow& row, std::vector<Training> const& trainings, web::Tongue const& tongue) {
  row.trainings = training_rows(trainings, row.member, tongue);
  for (auto const& training : row.trainings)
    if (!training.completed_on.empty())
      row.trained.push_back(std::string(base::spelling_of(training.kind)) + " " + training.completed_on);
}

MembersView show_members(BoardRoom const& room, web::Context const& context) {
  auto const [members, records, trainings, zone] = room.database.read([&](store::Reader& reader) {
    return std::tuple(list_members(reader, room.board), held_lately(reader, room.board),
                      list_trainings(reader, room.board), time_zone_of(reader, room.board));
  });
  auto const today = web::local_date(context.now, zone);
  MembersView view{.meetings_counted = std::ssize(records)};
  for (auto const& kind : training_rows({}, "", context.tongue)) view.kinds_of_training.push_back({kind.kind_word});
  for (auto const& member : members) {
    auto row = row_of(member, today, context.tongue);
    for (auto const& held : records) add_attendance(row, held, context.tongue);
    add_trainings(row, trainings, context.tongue);
    view.seated += row.is_seated ? 1 : 0;
    view.members.push_back(std::move(row));
  }
  view.quorum = view.seated > 0 ? quorum_of(static_cast<std::size_t>(view.seated)) : 0;
  return view;
}

void add_decision_routes(web::Router& router, BoardRoom const& room) {
  router.page<DecisionsQuery, DecisionsView>(
      {.name = "decisions",
       .path = "/decisions",
       .policy = web::Policy::everyone(),
       .title = "Decisions",
       .summary = "Every motion of the board, what became of it, and who voted how.",
       .page = "board/decisions",
       .formats = {web::Format::html, web::Format::json, web::Format::csv},
       .rows = "decisions"},
      [room](DecisionsQuery const& query, web::Context const& context) -> base::Answer<DecisionsView> {
        return show_decisions(room, query, context);
      });
  router.page<DecisionQuery, DecisionView>(
      {.name = "decision",
       .path = "/decisions/{motion}",
       .policy = web::Policy::everyone(),
       .title = "Decision",
       .summary = "One motion: its text, who moved it, each member’s vote, and the rule that decided it.",
       .page = "board/decision"},
      [room](DecisionQuery const& query, web::Context const& context) {
        return show_decision(room, query.motion, context);
      });
}

}  // namespace

void add_meeting_routes(web::Router& router, BoardRoom const& room) {
  router.page<web::NoQuery, MeetingsView>(
      {.name = "meetings",
       .path = "/meetings",
       .policy = web::Policy::everyone(),
       .title = "Meetings",
       .summary = "When the board meets next, and what was said and decided at every meeting before.",
       .page = "board/meetings",
       .formats = {web::Format::html, web::Format::json, web::Format::csv, web::Format::atom},
       .rows = "meetings",
       .feed = {.entries = "meetings",
                .key = "{meeting}",
                .headline = "{title}",
                .updated = "changed_at",
                .path = "/meetings/{meeting}",
                .text = "{state_word}"}},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<MeetingsView> {
        return show_meetings(room, context);
      });
  router.page<MeetingQuery, MeetingView>({.name = "meeting",
                                          .path = "/meetings/{meeting}",
                                          .policy = web::Policy::everyone(),
                                          .title = "Meeting",
                                          .summary = "A meeting of the board: its agenda, who is present, each motion "
                                                     "and vote, and the minutes as they are made.",
                                          .page = "board/meeting",
                                          .formats = {web::Format::html, web::Format::json, web::Format::events}},
                                         [room](MeetingQuery const& query, web::Context const& context) {
                                           return show_meeting(room, query.meeting, context);
                                         });
  add_decision_routes(router, room);
  router.page<web::NoQuery, MembersView>(
      {.name = "members",
       .path = "/members",
       .policy = web::Policy::everyone(),
       .title = "Members of the board",
       .summary = "Who sits on the board, who made them members, and how many are a quorum.",
       .page = "board/members",
       .formats = {web::Format::html, web::Format::json, web::Format::csv},
       .rows = "members"},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<MembersView> {
        return show_members(room, context);
      });
}

}  // namespace wardmote::board
