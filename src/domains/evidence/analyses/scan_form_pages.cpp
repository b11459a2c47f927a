// Asking for an analysis: what can be chosen, what holds if nothing is, and the job that then does it.

#include "domains/evidence/analyses/run_routes.h"
#include "domains/evidence/analyses/run_start.h"
#include "domains/evidence/analyses/scan_rules.h"

namespace wardmote::evidence {
namespace {

struct ScanFormView : FormFrame {
  std::string from{};
  std::string to{};
  std::string first_month{};
  std::string last_month{};
  bool has_residents = false;
  bool has_months_alone = false;
  std::int64_t places = 0;
  std::int64_t days_max = 0;
};
BOOST_DESCRIBE_STRUCT(ScanFormView, (FormFrame),
                      (from, to, first_month, last_month, has_residents, has_months_alone, places, days_max))

ScanFormView view_of(RunFacts const& facts, web::Tongue const& tongue) {
  ScanFormView view{form_frame_of(facts, tongue)};
  view.title = tongue.text("Where is it concentrated? {dataset}", {{"dataset", view.dataset_title}});
  view.first_month = facts.months.empty() ? "" : facts.months.front();
  view.last_month = facts.months.empty() ? "" : facts.months.back();
  view.has_residents = facts.has_residents;
  view.has_months_alone = facts.has_months_alone;
  view.places = static_cast<std::int64_t>(facts.places);
  if (auto const asked = scan_request_for({}, facts)) view.days_max = asked->days_max;
  if (auto const stretch = newest_stretch(facts.months, stretch_months_max)) {
    view.from = base::to_text(stretch->from);
    view.to = base::to_text(stretch->to);
  }
  return view;
}

}  // namespace

void add_scan_form_routes(web::Router& router, EvidenceRoom const& room) {
  router.page<StartQuery, ScanFormView>({.name = "analysis_form",
                                         .path = "/evidence/analyses/start/{dataset}/concentrated",
                                         .policy = web::Policy::permission("start_analysis"),
                                         .title = "Start an analysis",
                                         .summary = "Choose what is searched, when, and against what it is held.",
                                         .page = "evidence/analysis_form",
                                         .caching = web::Caching::never,
                                         .is_costly = true},
                                        page_of_facts(room, view_of));
  router.page<ScanForm, StartedView>(
      {.name = "start_analysis",
       .path = "/evidence/analyses/start/{dataset}/concentrated",
       .policy = web::Policy::permission("start_analysis"),
       .title = "Start an analysis",
       .summary = "Starts an analysis; a job does it.",
       .page = "evidence/analysis_form",
       .method = web::Method::post,
       .is_costly = true},
      [room](ScanForm const& form, web::Context const& context) { return start_run(room, form, context); });
}

}  // namespace wardmote::evidence
