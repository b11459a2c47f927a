// The table's own discussions as rows: a page that says what they are, and a year of them for the coordinator. They are for the table alone: nothing here passes
// the gate, and nothing of it goes out.

#include "domains/situation/discussion_room.h"
#include "domains/situation/pages.h"
#include "domains/situation/rows/own_row.h"
#include "web/crumb.h"

namespace wardmote::situation {
namespace {

using web::message_id;

constexpr int years_offered = 6;

struct RowColumn {
  std::string name{};
  std::string meaning{};
};
BOOST_DESCRIBE_STRUCT(RowColumn, (), (name, meaning))

struct RowsView {
  std::vector<web::Crumb> breadcrumbs{};
  std::vector<int> years{};
  std::vector<RowColumn> columns{};
};
BOOST_DESCRIBE_STRUCT(RowsView, (), (breadcrumbs, years, columns))

struct YearQuery {
  std::int64_t year = 0;
};
BOOST_DESCRIBE_STRUCT(YearQuery, (), (year))

struct YearRowsView {
  std::vector<web::Crumb> breadcrumbs{};
  std::int64_t year = 0;
  std::string terms{};  ///< what the rows are for
  std::vector<OwnRow> rows{};
};
BOOST_DESCRIBE_STRUCT(YearRowsView, (), (breadcrumbs, year, terms, rows))

std::string_view meaning_of(std::string_view column) {
  if (column == "number") return message_id("Number of the discussion: the year, and which of the year");
  if (column == "opened_on") return message_id("Day on which it was presented");
  if (column == "discussion_type") return message_id("Code of the kind of subject");
  if (column == "age_group") return message_id("Code of the age group");
  if (column == "sex_gender") return message_id("Code of the sex or gender");
  if (column == "originating_agency") return message_id("Short name of the agency that brought it");
  if (column == "originating_sector") return message_id("Code of its sector");
  if (column == "threshold") return message_id("Acutely elevated risk: met, rejected, or open while it is not decided");
  if (column == "lead_agency") return message_id("Short name of the lead agency");
  if (column == "assisting_agencies") return message_id("Short names of the assisting agencies");
  if (column == "risk_factors") return message_id("Codes of the risk factors");
  if (column == "protective_factors") return message_id("Codes of the protective factors");
  if (column == "study_flags")
    return message_id("Codes of the study flags; those that begin with “local.” are the table’s own");
  if (column == "affected_persons") return message_id("Others affected: code of the age group, and how many");
  if (column == "services_mobilized") return message_id("Agency, code of the service, code of how far it went");
  if (column == "conclusion_group") return message_id("Group of the conclusion: lowered, still, rejected, other");
  if (column == "conclusion_reason") return message_id("Code of the reason");
  if (column == "closed_on") return message_id("Day of the conclusion");
  return message_id("Version of the lists that the codes are of");
}

/// The columns in the order of the file.
std::vector<RowColumn> columns_in(web::Tongue const& tongue) {
  std::vector<RowColumn> columns;
  using Members = boost::describe::describe_members<OwnRow, boost::describe::mod_public>;
  boost::mp11::mp_for_each<Members>(
      [&](auto member) { columns.push_back({member.name, tongue.text(meaning_of(member.name))}); });
  return columns;
}

base::Answer<RowsView> show_rows(SituationRoom const& room, web::Context const& context) {
  auto const admitted = admit_without_proof(room, context);
  if (!admitted) return std::unexpected(admitted.error());
  RowsView view{.breadcrumbs = {{"/situation", context.tongue.text(message_id("Situation Table"))}},
                .columns = columns_in(context.tongue)};
  auto const this_year = static_cast<int>(admitted->today.year());
  for (int back = 0; back < years_offered; ++back) view.years.push_back(this_year - back);
  return view;
}

base::Answer<YearRowsView> show_year(SituationRoom const& room, YearQuery const& query, web::Context const& context) {
  auto const admitted = admit(room, context);
  if (!admitted) return std::unexpected(admitted.error());
  auto const& tongue = context.tongue;
  YearRowsView view{.breadcrumbs = {{"/situation", tongue.text(message_id("Situation Table"))},
                                    {"/situation/rows", tongue.text(message_id("Own discussions as rows"))}},
                    .year = query.year,
                    .terms = tongue.text(message_id("For the table’s own use. It does not leave the table: whatever "
                                                    "goes out goes through the gate, as counts."))};
  auto const seen = read_year(room, context, *admitted, query.year, parts_of_rows());
  if (!seen) return std::unexpected(seen.error());
  for (auto const& each : *seen)
    view.rows.push_back(own_row(each.discussion, each.withheld, admitted->agencies, room.catalogue(), room.zone));
  return view;
}

}  // namespace

void add_row_routes(web::Router& router, SituationRoom const& room) {
  router.page<web::NoQuery, RowsView>(
      {.name = "situation_rows",
       .path = "/situation/rows",
       .policy = web::Policy::permission("situation_rows"),
       .title = "Own discussions as rows",
       .summary = "What the table’s own rows are, what they are for, and what they must not be used for.",
       .page = "situation/rows",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) { return show_rows(room, context); });
  router.page<YearQuery, YearRowsView>(
      {.name = "situation_rows_of_year",
       .path = "/situation/rows/{year}",
       .policy = web::Policy::permission("situation_rows"),
       .title = "Rows of a year",
       .summary = "A row for each discussion of a year, in codes, for the table’s own use.",
       .page = "situation/rows_of_year",
       .formats = {web::Format::html, web::Format::json, web::Format::csv},
       .rows = "rows",
       .caching = web::Caching::never,
       .is_costly = true,
       .needs_proof = true},
      [room](YearQuery const& query, web::Context const& context) { return show_year(room, query, context); });
}

}  // namespace wardmote::situation
