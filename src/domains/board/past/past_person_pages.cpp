#include "domains/board/past/past_pages.h"
#include "domains/board/past/past_people_store.h"
#include "domains/board/past/past_words.h"
#include "web/crumb.h"

namespace wardmote::board {
namespace {

using web::message_id;

constexpr std::int64_t votes_shown = 50;

struct PastPersonQuery {
  std::string person;
};
BOOST_DESCRIBE_STRUCT(PastPersonQuery, (), (person))

struct PastTermRow {
  std::string body{};
  std::string title_there{};
  std::string first_day{};
  std::string last_day{};  ///< empty: none was published
};
BOOST_DESCRIBE_STRUCT(PastTermRow, (), (body, title_there, first_day, last_day))

struct PastTallyRow {
  PastOption option = PastOption::absent;
  std::string word{};
  std::int64_t votes = 0;
};
BOOST_DESCRIBE_STRUCT(PastTallyRow, (), (option, word, votes))

struct PastPersonVoteRow {
  std::string path{};
  std::string body{};
  std::string date{};
  std::string motion{};
  PastOption option = PastOption::absent;
  std::string word{};
};
BOOST_DESCRIBE_STRUCT(PastPersonVoteRow, (), (path, body, date, motion, option, word))

struct PastPersonView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string title{};
  std::string source{};
  std::vector<PastTermRow> terms{};
  std::vector<PastTallyRow> tally{};
  std::vector<PastPersonVoteRow> votes{};  ///< the newest
};
BOOST_DESCRIBE_STRUCT(PastPersonView, (), (breadcrumbs, title, source, terms, tally, votes))

base::Answer<PastPersonView> show_person(BoardRoom const& room, std::string const& name, web::Tongue const& tongue) {
  return room.database.read([&](store::Reader& reader) -> base::Answer<PastPersonView> {
    auto const person = find_past_person(reader, room.board, name);
    if (!person) return base::refuse(base::RefusalCode::page_not_found);
    PastPersonView view{.breadcrumbs = {{"/past", tongue.text(message_id("Meetings of other councils"))}},
                        .title = person->name,
                        .source = person->source_name};
    for (auto const& term : person->terms) view.terms.push_back({term.body, term.title, term.first_day, term.last_day});
    for (auto const& [option, votes] : past_tally_of(reader, room.board, *person))
      view.tally.push_back({option, tongue.text(label_of(option)), votes});
    for (auto const& ballot : past_ballots_of(reader, room.board, *person, votes_shown))
      view.votes.push_back({"/past/" + ballot.meeting, ballot.body, ballot.date, ballot.motion, ballot.option,
                            tongue.text(label_of(ballot.option))});
    return view;
  });
}

}  // namespace

void add_past_person_routes(web::Router& router, BoardRoom const& room) {
  router.page<PastPersonQuery, PastPersonView>(
      {.name = "past_person",
       .path = "/past/people/{person}",
       .policy = web::Policy::everyone(),
       .title = "Member of another council",
       .summary = "The terms of a member of another council as that council published them, and their newest votes.",
       .page = "board/past_person"},
      [room](PastPersonQuery const& query, web::Context const& context) {
        return show_person(room, query.person, context.tongue);
      });
}

}  // namespace wardmote::board
