// The yearly report of the table: every count has passed the gate, together with all that went out before.

#include <functional>
#include <set>

#include "base/choice.h"
#include "domains/situation/discussion_room.h"
#include "domains/situation/learning/release_store.h"
#include "domains/situation/learning/report_words.h"
#include "domains/situation/pages.h"
#include "web/act_form.h"
#include "web/crumb.h"

namespace wardmote::situation {
namespace {

namespace gate = analysis::disclosure;
using web::message_id;

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
  std::string withdrawn_at{};  ///< empty while it stands
  std::string reason{};
};
BOOST_DESCRIBE_STRUCT(ReleaseView, (), (year, made_at, withdrawn_at, reason))

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
  std::vector<web::ActForm> forms{};  ///< to withdraw
};
BOOST_DESCRIBE_STRUCT(ReportView, (),
                      (breadcrumbs, year, years, min_cell, sections, counts, stopped, inference, releases, can_release,
                       forms))

struct ReportQuery {
  std::optional<std::int64_t> year;
};
BOOST_DESCRIBE_STRUCT(ReportQuery, (), (year))

constexpr int years_shown = 6;

SectionView view_of(SituationRoom const& room, ReportSection const& section, web::Tongue const& tongue) {
  auto const list = std::string(base::spelling_of(section.list));
  SectionView view{.list = list, .title = tongue.text(label_of(section.list)), .all = count_in(section.all)};
  for (auto const& row : section.rows)
    view.rows.push_back({list, label_of_row(room.catalogue(), section.list, row.code, tongue), count_in(row.cell),
                         row.cell.code == gate::Code::suppressed ? "suppressed" : "exact"});
  return view;
}

ReleaseView view_of(Release const& release, web::Tongue const& tongue) {
  ReleaseView view{.year = release.year, .made_at = base::to_text(release.made_at)};
  if (!release.withdrawn_at) return view;
  view.withdrawn_at = base::to_text(*release.withdrawn_at);
  view.reason = tongue.text(label_of(base::choice_of<WithdrawalReason>(release.reason)));
  return view;
}

/// One form for all years of which a report stands; none if none does.
std::vector<web::ActForm> withdrawal_forms(std::vector<ReleaseView> const& releases, web::Tongue const& tongue) {
  std::set<int, std::greater<>> standing;
  for (auto const& release : releases)
    if (release.withdrawn_at.empty()) standing.insert(release.year);
  std::vector<web::FormOption> years;
  for (auto const year : standing) years.push_back({std::to_string(year), std::to_string(year)});
  if (years.empty()) return {};
  return {web::FormMaker("/situation/report", "withdraw_report", message_id("Withdraw a report"), tongue)
              .choice("year", message_id("Report of the year"), std::move(years),
                      message_id("Its counts go from the public page, which says when and why. Who kept them has them: "
                                 "the registry remembers, and later reports of the year are held against it."))
              .choice_of_all<WithdrawalReason>("reason", message_id("Reason"))
              .take()};
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
                  .min_cell = release_rule.min_cell,
                  .inference = report->inference,
                  .can_release = context.principal.may("release_report") && !report->stopped};
  for (int back = 0; back < years_shown; ++back) view.years.push_back(this_year - back);
  for (auto const& section : report->sections) view.sections.push_back(view_of(room, section, tongue));
  for (auto const& section : view.sections)
    view.counts.insert(view.counts.end(), section.rows.begin(), section.rows.end());
  if (report->stopped) view.stopped = tongue.text(label_of(*report->stopped));
  for (auto const& release :
       room.database.read([&](store::Reader& reader) { return list_releases(reader, room.board); }))
    view.releases.push_back(view_of(release, tongue));
  if (context.principal.may("withdraw_report")) view.forms = withdrawal_forms(view.releases, tongue);
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
  auto released = release_year(room, static_cast<int>(form.year), {context.principal.person, context.now});
  if (!released) {
    auto& values = released.error().values;
    if (auto const found = values.find("inference"); found != values.end() && found->second.empty())
      found->second = context.tongue.text(message_id("the difference between the two"));
    return std::unexpected(released.error());
  }
  context.reply.see_other = "/situation/report?year=" + std::to_string(form.year);
  return ReleasedView{form.year};
}

struct WithdrawalForm {
  std::int64_t year = 0;
  WithdrawalReason reason = WithdrawalReason::other;
};
BOOST_DESCRIBE_STRUCT(WithdrawalForm, (), (year, reason))

base::Answer<ReleasedView> withdraw(SituationRoom const& room, WithdrawalForm const& form,
                                    web::Context const& context) {
  if (auto const admitted = admit(room, context); !admitted) return std::unexpected(admitted.error());
  auto const withdrawn =
      withdraw_year(room, static_cast<int>(form.year), form.reason, {context.principal.person, context.now});
  if (!withdrawn) return std::unexpected(withdrawn.error());
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
  auto releasing =
      act_route("release_report", "/situation/report", message_id("Release the report"),
                message_id("Enters the counts in the registry of what left the table, and shows them to everybody."),
                "situation/report", "situation_report");
  releasing.needs_proof = true;
  router.page<ReleaseForm, ReleasedView>(
      std::move(releasing),
      [room](ReleaseForm const& form, web::Context const& context) { return release(room, form, context); });
  auto withdrawing = act_route("withdraw_report", "/situation/report", message_id("Withdraw a report"),
                               message_id("Takes the counts of a year from the public page, with the reason."),
                               "situation/report", "situation_report");
  withdrawing.needs_proof = true;
  router.page<WithdrawalForm, ReleasedView>(
      std::move(withdrawing),
      [room](WithdrawalForm const& form, web::Context const& context) { return withdraw(room, form, context); });
}

}  // namespace wardmote::situation
