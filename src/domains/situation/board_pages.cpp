// The board of the table, the list of what is over, and what an agency is told of who looked.

#include "domains/situation/discussion_view.h"
#include "domains/situation/pages.h"
#include "domains/situation/reading_counts.h"
#include "domains/situation/sittings/sitting_store.h"
#include "domains/situation/words.h"

namespace wardmote::situation {
namespace {

using web::message_id;

constexpr std::int64_t over_shown = 50;
constexpr std::chrono::days log_shown{14};

struct BoardQuery {
  std::string view;  ///< "list" or nothing
};
BOOST_DESCRIBE_STRUCT(BoardQuery, (), (view))

struct ColumnView {
  std::string title{};
  std::vector<Card> cards{};
};
BOOST_DESCRIBE_STRUCT(ColumnView, (), (title, cards))

struct BoardView {
  std::string agency{};
  bool is_list = false;
  bool is_officer = false;
  bool is_coordinator = false;
  std::vector<ColumnView> columns{};
};
BOOST_DESCRIBE_STRUCT(BoardView, (), (agency, is_list, is_officer, is_coordinator, columns))

base::Answer<BoardView> show_board(SituationRoom const& room, BoardQuery const& query, web::Context const& context) {
  auto const admitted = admit(room, context);
  if (!admitted) return std::unexpected(admitted.error());
  auto const open = read_open(room, context, *admitted);
  if (!open) return std::unexpected(open.error());
  auto const& tongue = context.tongue;
  BoardView view{.agency = agency_name(*admitted, admitted->reader.agency, tongue),
                 .is_list = query.view == "list",
                 .is_officer = admitted->reader.is_officer,
                 .is_coordinator = context.principal.may("situation_rows")};
  for (auto const stage : {Stage::filter_2, Stage::filter_3, Stage::filter_4, Stage::follow_up}) {
    ColumnView column{.title = tongue.text(label_of(stage))};
    for (auto const& seen : *open)
      if (seen.discussion.stage == stage) column.cards.push_back(card_of(room, *admitted, seen, context));
    view.columns.push_back(std::move(column));
  }
  return view;
}

struct OverQuery {
  std::string after;
};
BOOST_DESCRIBE_STRUCT(OverQuery, (), (after))

struct OverRow {
  std::string number{};
  std::string path{};
  std::string stage{};
  std::string type{};
  std::string lead{};
  std::string conclusion{};  ///< where it is for the reader
};
BOOST_DESCRIBE_STRUCT(OverRow, (), (number, path, stage, type, lead, conclusion))

struct OverView {
  std::vector<web::Crumb> breadcrumbs{};
  std::vector<OverRow> discussions{};
  std::string next{};  ///< the number after which the list goes on
};
BOOST_DESCRIBE_STRUCT(OverView, (), (breadcrumbs, discussions, next))

std::vector<web::Crumb> crumbs(web::Tongue const& tongue) {
  return {{"/situation", tongue.text(message_id("Situation Table"))}};
}

base::Answer<OverView> show_over(SituationRoom const& room, OverQuery const& query, web::Context const& context) {
  auto const admitted = admit(room, context);
  if (!admitted) return std::unexpected(admitted.error());
  auto const over = read_over(room, context, *admitted, query.after, over_shown);
  if (!over) return std::unexpected(over.error());
  auto const& tongue = context.tongue;
  OverView view{.breadcrumbs = crumbs(tongue)};
  for (auto const& seen : *over) {
    auto const card = card_of(room, *admitted, seen, context);
    view.discussions.push_back(
        {card.number, card.path, tongue.text(label_of(seen.discussion.stage)), card.type, card.lead,
         seen.discussion.conclusion ? code_label(room, seen.discussion.conclusion->reason, tongue) : ""});
  }
  if (std::ssize(view.discussions) == over_shown) view.next = view.discussions.back().number;
  return view;
}

struct LogRow {
  std::string at{};
  std::string number{};
  std::string path{};
  std::string person_name{};
  std::string agency{};
};
BOOST_DESCRIBE_STRUCT(LogRow, (), (at, number, path, person_name, agency))

struct MuchReadRow {
  std::string day{};
  std::string person_name{};
  std::string agency{};
  std::int64_t opens = 0;
  std::int64_t outside = 0;
};
BOOST_DESCRIBE_STRUCT(MuchReadRow, (), (day, person_name, agency, opens, outside))

/// `counts` are of what others opened of one's own, and for the coordinator of all (reading_counts.h).
struct AgencyLogView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string agency{};
  std::vector<LogRow> readings{};
  bool counts_all = false;
  std::int64_t opens_min = situation::opens_min, outside_min = situation::outside_min;
  std::vector<MuchReadRow> counts{};
};
BOOST_DESCRIBE_STRUCT(AgencyLogView, (), (breadcrumbs, agency, readings, counts_all, opens_min, outside_min, counts))

std::vector<MuchReadRow> count_rows(SituationRoom const& room, Admitted const& admitted,
                                    std::vector<NumberedReading> const& counted, std::vector<TablePerson> const& people,
                                    web::Tongue const& tongue) {
  auto const since = base::LocalDate{std::chrono::sys_days(admitted.today) - log_shown};
  auto const sittings =
      room.database.read([&](store::Reader& reader) { return list_sitting_times(reader, room.board, since); });
  std::vector<MuchReadRow> rows;
  for (auto const& count : much_reading(counted, sittings, room.zone))
    rows.push_back({base::to_text(count.day), person_name(people, count.person),
                    agency_name(admitted, count.agency, tongue), count.opens, count.outside});
  return rows;
}

/// Who looked at what one's own agency brought, and what of it somebody may ask about.
base::Answer<AgencyLogView> show_log(SituationRoom const& room, web::Context const& context) {
  auto const admitted = admit(room, context);
  if (!admitted) return std::unexpected(admitted.error());
  auto const& tongue = context.tongue;
  auto const readings = room.database.read(
      [&](store::Reader& reader) { return list_readings_since(reader, room.board, context.now - log_shown); });
  std::set<std::string> numbers;
  for (auto const& [number, reading] : readings) numbers.insert(number);
  auto const own = numbers_brought_by(room, admitted->reader.agency, numbers);
  if (!own) return std::unexpected(own.error());
  auto const people = room.people();
  AgencyLogView view{.breadcrumbs = crumbs(tongue),
                     .agency = agency_name(*admitted, admitted->reader.agency, tongue),
                     .counts_all = context.principal.may("seat_person")};
  std::vector<NumberedReading> of_others;
  for (auto const& [number, reading] : readings) {
    if (!own->contains(number)) continue;
    view.readings.push_back({base::to_text(reading.at), number, path_of(number), person_name(people, reading.person),
                             agency_name(*admitted, reading.agency, tongue)});
    if (reading.agency != admitted->reader.agency) of_others.push_back({number, reading});
  }
  view.counts = count_rows(room, *admitted, view.counts_all ? readings : of_others, people, tongue);
  return view;
}

}  // namespace

void add_board_routes(web::Router& router, SituationRoom const& room) {
  router.page<BoardQuery, BoardView>(
      {.name = "situation_board",
       .path = "/situation",
       .policy = web::Policy::permission("situation_board"),
       .title = "Situation Table",
       .summary = "The open discussions by filter: numbers, counts and days, and never who they are about.",
       .page = "situation/board",
       .caching = web::Caching::never},
      [room](BoardQuery const& query, web::Context const& context) { return show_board(room, query, context); });
  router.page<OverQuery, OverView>(
      {.name = "situation_over",
       .path = "/situation/over",
       .policy = web::Policy::permission("situation_over"),
       .title = "Concluded and rejected discussions",
       .summary = "The newest first, as far as each is for your agency.",
       .page = "situation/over",
       .caching = web::Caching::never},
      [room](OverQuery const& query, web::Context const& context) { return show_over(room, query, context); });
  router.page<web::NoQuery, AgencyLogView>(
      {.name = "situation_log",
       .path = "/situation/log",
       .policy = web::Policy::permission("situation_log"),
       .title = "Who looked at our discussions",
       .summary = "Every reading of what your agency brought to the table, of the last 14 days.",
       .page = "situation/log",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) { return show_log(room, context); });
}

web::RouteInfo act_route(std::string_view act, std::string_view folder, std::string_view title,
                         std::string_view summary, std::string_view page, std::string_view form_on) {
  return {.name = std::string(act),
          .path = std::string(folder) + "/" + std::string(act),
          .policy = web::Policy::permission(act),
          .title = std::string(title),
          .summary = std::string(summary),
          .page = std::string(page),
          .caching = web::Caching::never,
          .method = web::Method::post,
          .form_on = std::string(form_on)};
}

void add_routes(web::Router& router, SituationRoom const& room) {
  add_board_routes(router, room);
  add_discussion_routes(router, room);
  add_draft_routes(router, room);
  add_agency_routes(router, room);
  add_purge_routes(router, room);
  add_issue_routes(router, room);
  add_flag_routes(router, room);
  add_factor_routes(router, room);
  add_report_routes(router, room);
  add_row_routes(router, room);
  add_sitting_routes(router, room);
}

}  // namespace wardmote::situation
