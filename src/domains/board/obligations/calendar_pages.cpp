#include <algorithm>

#include "domains/board/obligations/calendar_view.h"
#include "domains/board/obligations/obligation_room.h"
#include "domains/board/policies/policy_store.h"

namespace wardmote::board {
namespace {

struct CalendarQuery {
  std::optional<int> year;
};
BOOST_DESCRIBE_STRUCT(CalendarQuery, (), (year))

constexpr int years_back = 5, years_ahead = 5;

base::Answer<CalendarView> show_calendar(ObligationCatalogue const& catalogue, ObligationRecords const& records,
                                         PolicyRegister const& policies, std::optional<int> year, base::LocalDate today,
                                         web::Tongue const& tongue) {
  auto const this_year = static_cast<int>(today.year());
  if (year && (*year < this_year - years_back || *year > this_year + years_ahead))
    return base::refuse_field("year", web::message_id("Choose one of the years in the list."));
  auto view =
      calendar_view(catalogue, records, policies, year ? span_of_year(*year) : work_plan_from(today), today, tongue);
  view.year = year;
  view.title = year ? tongue.text("Calendar of monitoring requirements, {year}", {{"year", std::to_string(*year)}})
                    : tongue.text("Work plan for the next twelve months");
  for (int one = this_year - years_back; one <= this_year + years_ahead; ++one)
    view.year_options.push_back({std::to_string(one), std::to_string(one), year == one});
  return view;
}

}  // namespace

void add_calendar_routes(web::Router& router, ObligationRoom const& room) {
  router.page<CalendarQuery, CalendarView>(
      {.name = "obligation_calendar",
       .path = "/obligations/calendar",
       .policy = web::Policy::everyone(),
       .title = "Calendar of monitoring requirements",
       .summary = "What falls due in which month: the report, the law or policy that asks for it, who is responsible, "
                  "and how it stands.",
       .page = "board/calendar",
       .formats = {web::Format::html, web::Format::json, web::Format::csv},
       .rows = "months.rows",
       .caching = web::Caching::never},
      [room](CalendarQuery const& query, web::Context const& context) {
        return on_snapshot(
            room, context.now, [&](ObligationCatalogue const& catalogue, store::Reader& reader, base::LocalDate today) {
              return show_calendar(catalogue, read_obligation_records(reader, room.room.board),
                                   read_register(reader, room.room.board), query.year, today, context.tongue);
            });
      });
}

}  // namespace wardmote::board
