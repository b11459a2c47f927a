// The yearly report of the table: every count has passed the gate, together with all that went out before.

#include "base/choice.h"
#include "base/id.h"
#include "domains/situation/discussion_room.h"
#include "domains/situation/learning/release_store.h"
#include "domains/situation/pages.h"
#include "domains/situation/words.h"
#include "web/crumb.h"

namespace wardmote::situation {
namespace {

namespace gate = analysis::disclosure;
using web::message_id;

std::string_view label_of(ReportList list) {
  switch (list) {
    case ReportList::threshold: return message_id("Threshold of acutely elevated risk");
    case ReportList::type: return message_id("Discussions by type");
    case ReportList::age_group: return message_id("Discussions by age group");
    case ReportList::sex: return message_id("Discussions by sex or gender");
    case ReportList::sector: return message_id("Sector of the originating agency");
    case ReportList::conclusion: return message_id("Conclusions");
    case ReportList::risk_category: return message_id("Categories of risk");
    case ReportList::risk_factor: return message_id("Risk factors");
    case ReportList::protective_factor: return message_id("Protective factors");
    case ReportList::study_flag: return message_id("Study flags");
    case ReportList::service: return message_id("Services mobilized");
    case ReportList::mobilization: break;
  }
  return message_id("How far services were mobilized");
}

struct CountRow {
  std::string list{};
  std::string label{};
  std::optional<std::int64_t> count{};  ///< nothing: suppressed
  std::string state{};                  ///< "exact", "zero" or "suppressed"
};
BOOST_DESCRIBE_STRUCT(CountRow, (), (list, label, count, state))

struct SectionView {
  std::string list{};
  std::string title{};
  std::optional<std::int64_t> all{};
  std::vector<CountRow> rows{};
};
BOOST_DESCRIBE_STRUCT(SectionView, (), (list, title, all, rows))

struct ReleaseView {
  int year = 0;
  std::string made_at{};
};
BOOST_DESCRIBE_STRUCT(ReleaseView, (), (year, made_at))

struct ReportView {
  std::vector<web::Crumb> breadcrumbs{};
  int year = 0;
  std::vector<int> years{};  ///< that there is a report of
  std::int64_t min_cell = 0;
  std::vector<SectionView> sections{};
  std::vector<CountRow> counts{};  ///< all rows in one list
  std::string stopped{};           ///< the list at which the gate stopped it
  std::string inference{};
  std::vector<ReleaseView> releases{};
  bool can_release = false;
};
BOOST_DESCRIBE_STRUCT(ReportView, (),
                      (breadcrumbs, year, years, min_cell, sections, counts, stopped, inference, releases, can_release))

struct ReportQuery {
  std::optional<std::int64_t> year;
};
BOOST_DESCRIBE_STRUCT(ReportQuery, (), (year))

constexpr gate::Rule rule{};
constexpr int years_shown = 6;
constexpr std::string_view met_code = "met";

std::optional<std::int64_t> count_in(gate::Cell const& cell) {
  return cell.code == gate::Code::suppressed ? std::nullopt : std::optional(cell.value);
}

std::string label_of_row(SituationRoom const& room, ReportList list, std::string const& code,
                         web::Tongue const& tongue) {
  if (code.empty())
    return tongue.text(list == ReportList::conclusion ? message_id("Still open") : message_id("Not stated"));
  if (list == ReportList::threshold) {
    auto const is_met = code == met_code;
    return tongue.text(is_met ? message_id("Met, or not decided yet") : message_id("Rejected"));
  }
  if (list == ReportList::risk_category)
    for (auto const& category : room.catalogue().list(CodeKind::risk_factor).categories)
      if (category.id == code) return category.label.in(tongue.language());
  return code_label(room, code, tongue);
}

SectionView view_of(SituationRoom const& room, ReportSection const& section, web::Tongue const& tongue) {
  auto const list = std::string(base::spelling_of(section.list));
  SectionView view{.list = list, .title = tongue.text(label_of(section.list)), .all = count_in(section.all)};
  for (auto const& row : section.rows)
    view.rows.push_back({list, label_of_row(room, section.list, row.code, tongue), count_in(row.cell),
                         row.cell.code == gate::Code::suppressed ? "suppressed" : "exact"});
  return view;
}

base::Answer<YearlyReport> report_of(SituationRoom const& room, int year) {
  auto const discussions = gathered(room, year, year);
  if (!discussions) return std::unexpected(discussions.error());
  auto const out = room.database.read([&](store::Reader& reader) { return released_of(reader, room.board, year); });
  return yearly_report(*discussions, room.catalogue(), rule, out);
}

base::Answer<ReportView> show_report(SituationRoom const& room, ReportQuery const& query, web::Context const& context) {
  auto const admitted = admit(room, context);
  if (!admitted) return std::unexpected(admitted.error());
  auto const this_year = static_cast<int>(admitted->today.year());
  auto const year = static_cast<int>(query.year.value_or(this_year - 1));
  auto const report = report_of(room, year);
  if (!report) return std::unexpected(report.error());
  auto const& tongue = context.tongue;
  ReportView view{.breadcrumbs = {{"/situation", tongue.text(message_id("Situation Table"))}},
                  .year = year,
                  .min_cell = rule.min_cell,
                  .inference = report->inference,
                  .can_release = context.principal.may("release_report") && !report->stopped};
  for (int back = 0; back < years_shown; ++back) view.years.push_back(this_year - back);
  for (auto const& section : report->sections) view.sections.push_back(view_of(room, section, tongue));
  for (auto const& section : view.sections)
    view.counts.insert(view.counts.end(), section.rows.begin(), section.rows.end());
  if (report->stopped) view.stopped = tongue.text(label_of(*report->stopped));
  for (auto const& release :
       room.database.read([&](store::Reader& reader) { return list_releases(reader, room.board); }))
    view.releases.push_back({release.year, base::to_text(release.made_at)});
  return view;
}

struct ReleaseForm {
  std::int64_t year = 0;
};
BOOST_DESCRIBE_STRUCT(ReleaseForm, (), (year))

struct ReleasedView {
  std::int64_t year = 0;
};
BOOST_DESCRIBE_STRUCT(ReleasedView, (), (year))

/// Nothing leaves but what the gate lets through at this very moment.
base::Answer<ReleasedView> release(SituationRoom const& room, ReleaseForm const& form, web::Context const& context) {
  if (auto const admitted = admit(room, context); !admitted) return std::unexpected(admitted.error());
  auto const report = report_of(room, static_cast<int>(form.year));
  if (!report) return std::unexpected(report.error());
  if (report->stopped) {
    auto const difference = context.tongue.text(message_id("the difference between the two"));
    return base::refuse(base::RefusalCode::release_stopped,
                        {{"inference", report->inference.empty() ? difference : report->inference}});
  }
  room.database.write([&](store::Writer& writer) {
    insert_release(writer, room.board,
                   {base::to_text(base::make_uuid(room.clock)), static_cast<int>(form.year), context.now,
                    context.principal.person},
                   *report);
  });
  context.reply.see_other = "/situation/report?year=" + std::to_string(form.year);
  return ReleasedView{form.year};
}

}  // namespace

void add_report_routes(web::Router& router, SituationRoom const& room) {
  router.page<ReportQuery, ReportView>(
      {.name = "situation_report",
       .path = "/situation/report",
       .policy = web::Policy::permission("situation_report"),
       .title = "Yearly report of the table",
       .summary = "Counts by type, age, sex, sector, factors, services and conclusions, each through the gate.",
       .page = "situation/report",
       .formats = {web::Format::html, web::Format::json, web::Format::csv},
       .rows = "counts",
       .caching = web::Caching::never,
       .is_costly = true},
      [room](ReportQuery const& query, web::Context const& context) { return show_report(room, query, context); });
  auto releasing = act_route("release_report", "/situation/report", message_id("Release the report"),
                             message_id("Enters the counts in the registry of what left the table."),
                             "situation/report", "situation_report");
  releasing.needs_proof = true;
  router.page<ReleaseForm, ReleasedView>(
      std::move(releasing),
      [room](ReleaseForm const& form, web::Context const& context) { return release(room, form, context); });
}

}  // namespace wardmote::situation
