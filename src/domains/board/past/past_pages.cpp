#include "domains/board/past/past_pages.h"

#include <algorithm>

#include "domains/board/past/past_people_store.h"
#include "domains/board/past/past_words.h"
#include "web/crumb.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;
using web::message_id;

constexpr std::int64_t meetings_shown = 50;

struct PastQuery {
  std::optional<std::int64_t> year{};
  std::string after{};
};
BOOST_DESCRIBE_STRUCT(PastQuery, (), (year, after))

struct PastRow {
  std::string meeting{};
  std::string path{};
  std::string source{};
  std::string body{};
  base::LocalDate date{};
  std::string time{};
  std::string place{};
  std::string status{};
  std::int64_t items = 0;
  std::int64_t votes = 0;
  std::int64_t mismatches = 0;  ///< votes whose published result is not the one that the ballots give
  bool differs = false;         ///< whether there are any
};
BOOST_DESCRIBE_STRUCT(PastRow, (),
                      (meeting, path, source, body, date, time, place, status, items, votes, mismatches, differs))

struct PastYearView {
  std::string year{};  ///< a text, so that no language groups its digits
  std::int64_t meetings = 0;
  bool is_shown = false;
};
BOOST_DESCRIBE_STRUCT(PastYearView, (), (year, meetings, is_shown))

struct PastView {
  std::string year{};  ///< that is shown; empty: all
  std::vector<PastYearView> years{};
  std::vector<PastRow> meetings{};
  std::string more{};  ///< the last meeting that is shown, if there are others after it
};
BOOST_DESCRIBE_STRUCT(PastView, (), (year, years, meetings, more))

struct PastBallotView {
  std::string name{};
  PastOption option = PastOption::absent;
  std::string word{};       ///< in the reader's language
  std::string published{};  ///< the source's own word, where it says more
  std::string path{};       ///< of the person's page; empty: nobody of that name was imported
};
BOOST_DESCRIBE_STRUCT(PastBallotView, (), (name, option, word, published, path))

struct PastVoteView {
  std::string motion{};
  std::string action{};
  std::string published{};  ///< the result in words; empty: none was published
  std::string by_ballots{};
  bool is_mismatch = false;
  std::int64_t yes = 0;
  std::int64_t no = 0;
  std::vector<PastBallotView> ballots{};
};
BOOST_DESCRIBE_STRUCT(PastVoteView, (), (motion, action, published, by_ballots, is_mismatch, yes, no, ballots))

struct PastItemView {
  std::int64_t position = 0;
  std::string number{};
  std::string code{};
  std::string title{};
  std::string action{};
  std::string text{};
  std::string published{};
  std::vector<PastVoteView> votes{};
};
BOOST_DESCRIBE_STRUCT(PastItemView, (), (position, number, code, title, action, text, published, votes))

struct PastAttendanceView {
  std::string name{};
  std::string word{};
};
BOOST_DESCRIBE_STRUCT(PastAttendanceView, (), (name, word))

struct PastMeetingQuery {
  std::string meeting;
};
BOOST_DESCRIBE_STRUCT(PastMeetingQuery, (), (meeting))

struct PastMeetingView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string meeting{};
  std::string title{};
  std::string source{};
  std::string source_url{};
  std::string address{};  ///< of its page at the source
  std::string body{};
  base::LocalDate date{};
  std::string time{};
  std::string place{};
  std::string status{};
  std::int64_t mismatches = 0;
  bool differs = false;
  std::vector<PastAttendanceView> attendance{};
  std::vector<PastItemView> items{};
};
BOOST_DESCRIBE_STRUCT(PastMeetingView, (),
                      (breadcrumbs, meeting, title, source, source_url, address, body, date, time, place, status,
                       mismatches, differs, attendance, items))

std::string result_word(bool passed, web::Tongue const& tongue) {
  return tongue.text(passed ? message_id("carried") : message_id("lost"));
}

std::string result_word(std::optional<bool> passed, web::Tongue const& tongue) {
  return passed ? result_word(*passed, tongue) : "";
}

std::string path_of(std::string_view meeting) { return "/past/" + std::string(meeting); }

PastRow row_of(PastHead const& head) {
  return {.meeting = head.meeting,
          .path = path_of(head.meeting),
          .source = head.source_name,
          .body = head.body,
          .date = *base::date_of(head.date),
          .time = head.time,
          .place = head.place,
          .status = head.status,
          .items = head.items,
          .votes = head.votes,
          .mismatches = head.mismatches,
          .differs = head.mismatches > 0};
}

PastView show_past(BoardRoom const& room, PastQuery const& query) {
  auto const year = static_cast<int>(std::clamp<std::int64_t>(query.year.value_or(0), 0, 9999));
  auto const [years, heads] = room.database.read([&](store::Reader& reader) {
    return std::pair(past_years(reader, room.board),
                     list_past(reader, room.board, year, query.after, meetings_shown + 1));
  });
  PastView view{.year = year == 0 ? "" : std::to_string(year)};
  for (auto const& one : years) view.years.push_back({std::to_string(one.year), one.meetings, one.year == year});
  for (auto const& head : heads)
    if (std::ssize(view.meetings) < meetings_shown) view.meetings.push_back(row_of(head));
  if (std::ssize(heads) > meetings_shown) view.more = view.meetings.back().meeting;
  return view;
}

PastVoteView vote_view(HeldVote const& held, std::map<std::string, std::string> const& people,
                       web::Tongue const& tongue) {
  auto const& vote = held.vote;
  PastVoteView view{.motion = vote.motion,
                    .action = vote.action,
                    .published = result_word(vote.published_passed, tongue),
                    .by_ballots = result_word(held.computed_passed, tongue),
                    .is_mismatch = vote.published_passed && *vote.published_passed != held.computed_passed,
                    .yes = std::ranges::count(vote.ballots, PastOption::yes, &PastBallot::option),
                    .no = std::ranges::count(vote.ballots, PastOption::no, &PastBallot::option)};
  for (auto const& ballot : vote.ballots) {
    bool const says_more = ballot.option == PastOption::excused || ballot.option == PastOption::not_voting;
    auto const person = people.find(ballot.name);
    view.ballots.push_back({ballot.name, ballot.option, tongue.text(label_of(ballot.option)),
                            says_more ? ballot.word : "",
                            person == people.end() ? "" : "/past/people/" + person->second});
  }
  return view;
}

base::Answer<PastMeetingView> show_past_meeting(BoardRoom const& room, std::string const& meeting,
                                                web::Tongue const& tongue) {
  return room.database.read([&](store::Reader& reader) -> base::Answer<PastMeetingView> {
    auto const head = find_past(reader, room.board, meeting);
    if (!head) return base::refuse(RefusalCode::meeting_unknown, {{"meeting", meeting}});
    auto const date = *base::date_of(head->date);
    PastMeetingView view{
        .breadcrumbs = {{"/past", tongue.text(message_id("Meetings of other councils"))}},
        .meeting = meeting,
        .title = tongue.text(message_id("{body}, {date}"), {{"body", head->body}, {"date", tongue.date(date)}}),
        .source = head->source_name,
        .source_url = head->source_url,
        .address = head->address,
        .body = head->body,
        .date = date,
        .time = head->time,
        .place = head->place,
        .status = head->status,
        .mismatches = head->mismatches,
        .differs = head->mismatches > 0};
    for (auto const& one : past_attendance(reader, room.board, meeting))
      view.attendance.push_back({one.name, one.word});
    auto const votes = past_votes(reader, room.board, meeting);
    auto const people = past_people(reader, room.board, head->source_name);
    std::int64_t position = 0;
    for (auto const& item : past_items(reader, room.board, meeting)) {
      PastItemView shown{.position = ++position,
                         .number = item.number,
                         .code = item.code,
                         .title = item.title,
                         .action = item.action,
                         .text = item.text,
                         .published = result_word(item.published_passed, tongue)};
      for (auto const& held : votes)
        if (held.vote.item == item.id) shown.votes.push_back(vote_view(held, people, tongue));
      view.items.push_back(std::move(shown));
    }
    return view;
  });
}

}  // namespace

std::string_view label_of(PastOption option) {
  switch (option) {
    case PastOption::yes: return message_id("for");
    case PastOption::no: return message_id("against");
    case PastOption::abstain: return message_id("abstained");
    case PastOption::absent: return message_id("absent");
    case PastOption::excused: return message_id("excused");
    case PastOption::not_voting: return message_id("did not vote");
  }
  return {};
}

void add_past_routes(web::Router& router, BoardRoom const& room) {
  router.page<PastQuery, PastView>(
      {.name = "past",
       .path = "/past",
       .policy = web::Policy::everyone(),
       .title = "Meetings of other councils",
       .summary = "Meetings that another council published, imported as they were: agendas and votes by name.",
       .page = "board/past",
       .formats = {web::Format::html, web::Format::json, web::Format::csv},
       .rows = "meetings"},
      [room](PastQuery const& query, web::Context const&) -> base::Answer<PastView> { return show_past(room, query); });
  router.page<PastMeetingQuery, PastMeetingView>(
      {.name = "past_meeting",
       .path = "/past/{meeting}",
       .policy = web::Policy::everyone(),
       .title = "Meeting of another council",
       .summary = "One imported meeting: its agenda, who was there, and each vote by name, with the result that was "
                  "published and the one that the votes give.",
       .page = "board/past_meeting"},
      [room](PastMeetingQuery const& query, web::Context const& context) {
        return show_past_meeting(room, query.meeting, context.tongue);
      });
}

}  // namespace wardmote::board
