#include "domains/evidence/table_reports/table_report_pages.h"

#include <algorithm>

#include "domains/evidence/table_reports/table_report_store.h"
#include "web/crumb.h"

namespace wardmote::evidence {
namespace {

using web::message_id;

/// A year of which something was let out: how its newest report stands.
struct ReportedYear {
  std::int64_t year = 0;
  TableReportState state = TableReportState::current;
  std::string released_at{};
  std::string withdrawn_at{};
  std::string reason{};
};
BOOST_DESCRIBE_STRUCT(ReportedYear, (), (year, state, released_at, withdrawn_at, reason))

struct TableReportsView {
  std::vector<ReportedYear> years{};
};
BOOST_DESCRIBE_STRUCT(TableReportsView, (), (years))

ReportedYear line_of(TableReport const& report, std::span<TableReport const> all, web::Language language) {
  return {report.year, state_of(report, all), base::to_text(report.released_at),
          report.withdrawn_at ? base::to_text(*report.withdrawn_at) : "", report.reason.in(language)};
}

TableReportsView show_reports(EvidenceRoom const& room, web::Context const& context) {
  auto const all = room.database.read([&](store::Reader& reader) { return list_table_reports(reader, room.board); });
  TableReportsView view;
  for (auto const& report : all)
    if (std::ranges::find(view.years, report.year, &ReportedYear::year) == view.years.end())
      view.years.push_back(line_of(report, all, context.language()));
  std::ranges::sort(view.years, std::greater{}, &ReportedYear::year);
  return view;
}

struct ReportedCount {
  std::string list{};
  std::string label{};
  std::optional<std::int64_t> count{};
  std::string state{};  ///< "exact" or "suppressed"; what no discussion has has no row
};
BOOST_DESCRIBE_STRUCT(ReportedCount, (), (list, label, count, state))

struct ReportedList {
  std::string title{};
  std::optional<std::int64_t> all{};  ///< discussions; nothing: suppressed
  std::vector<ReportedCount> rows{};
};
BOOST_DESCRIBE_STRUCT(ReportedList, (), (title, all, rows))

struct TableReportView {
  std::vector<web::Crumb> breadcrumbs{};
  std::int64_t year = 0;
  bool is_released = false;   ///< a report of the year stands
  bool is_withdrawn = false;  ///< the newest was withdrawn
  bool is_synthetic = false;
  std::string withdrawn_at{}, reason{};
  std::string released_at{};
  std::string release{};  ///< its identifier in the registry of the table
  std::string lists_version{};
  std::int64_t min_cell = 0;
  std::vector<ReportedList> lists{};
  std::vector<ReportedCount> counts{};   ///< all rows in one list
  std::vector<ReportedYear> releases{};  ///< all of the year, the newest first
};
BOOST_DESCRIBE_STRUCT(TableReportView, (),
                      (breadcrumbs, year, is_released, is_withdrawn, is_synthetic, withdrawn_at, reason, released_at,
                       release, lists_version, min_cell, lists, counts, releases))

void take_counts(TableReportView& view, std::vector<TableReportCount> const& counts, web::Language language) {
  for (auto const& count : counts) {
    if (count.is_total) {
      view.lists.push_back({count.title.in(language), count.count, {}});
      continue;
    }
    ReportedCount const row{count.list, count.label.in(language), count.count, count.count ? "exact" : "suppressed"};
    view.counts.push_back(row);
    view.lists.back().rows.push_back(row);
  }
}

struct TableReportQuery {
  std::int64_t year = 0;
};
BOOST_DESCRIBE_STRUCT(TableReportQuery, (), (year))

TableReportView show_report(EvidenceRoom const& room, TableReportQuery const& query, web::Context const& context) {
  auto const& tongue = context.tongue;
  TableReportView view{.breadcrumbs = {{"/table-reports", tongue.text(message_id("Reports of the Situation Table"))}},
                       .year = query.year};
  return room.database.read([&](store::Reader& reader) {
    auto const all = list_table_reports(reader, room.board);
    for (auto const& report : all) {
      if (report.year != query.year) continue;
      view.releases.push_back(line_of(report, all, context.language()));
      if (state_of(report, all) != TableReportState::current) continue;
      view.is_released = true;
      view.is_synthetic = report.is_synthetic;
      view.released_at = base::to_text(report.released_at);
      view.release = report.release;
      view.lists_version = report.lists_version;
      view.min_cell = report.min_cell;
      take_counts(view, table_report_counts(reader, room.board, report.release), context.language());
    }
    if (!view.is_released && !view.releases.empty()) {
      view.is_withdrawn = true;
      view.withdrawn_at = view.releases.front().withdrawn_at;
      view.reason = view.releases.front().reason;
    }
    return view;
  });
}

}  // namespace

void add_table_report_routes(web::Router& router, EvidenceRoom const& room) {
  router.page<web::NoQuery, TableReportsView>(
      {.name = "table_reports",
       .path = "/table-reports",
       .policy = web::Policy::everyone(),
       .title = "Reports of the Situation Table",
       .summary = "What the Situation Table let out of each year: counts that passed disclosure control.",
       .page = "evidence/table_reports",
       .formats = {web::Format::html, web::Format::json, web::Format::csv},
       .rows = "years"},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<TableReportsView> {
        return show_reports(room, context);
      });
  router.page<TableReportQuery, TableReportView>(
      {.name = "table_report",
       .path = "/table-reports/{year}",
       .policy = web::Policy::everyone(),
       .title = "Report of the Situation Table",
       .summary = "Discussions of a year by type, age, sector, factors, services and conclusion: counts alone.",
       .page = "evidence/table_report",
       .formats = {web::Format::html, web::Format::json, web::Format::csv},
       .rows = "counts"},
      [room](TableReportQuery const& query, web::Context const& context) -> base::Answer<TableReportView> {
        return show_report(room, query, context);
      });
}

}  // namespace wardmote::evidence
