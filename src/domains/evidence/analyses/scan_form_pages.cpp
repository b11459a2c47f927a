// Asking for an analysis: what can be chosen, what holds if nothing is, and the job that then does it.

#include "domains/evidence/analyses/run_routes.h"
#include "domains/evidence/analyses/run_start.h"
#include "domains/evidence/analyses/scan_rules.h"
#include "domains/evidence/option.h"

namespace wardmote::evidence {
namespace {

struct FormView {
  std::vector<Crumb> breadcrumbs{};
  std::string title{};
  std::string dataset{};
  std::string dataset_title{};
  std::string caution{};
  std::vector<Option> offences{};
  std::string from{};
  std::string to{};
  std::string first_month{};
  std::string last_month{};
  bool has_residents = false;
  bool has_months_alone = false;
  std::int64_t places = 0;
  std::int64_t days_max = 0;
};
BOOST_DESCRIBE_STRUCT(FormView, (),
                      (breadcrumbs, title, dataset, dataset_title, caution, offences, from, to, first_month, last_month,
                       has_residents, has_months_alone, places, days_max))

/// A form as it is sent; ScanForm is what is made of it.
struct StartForm {
  std::string dataset;
  std::vector<std::string> offences;
  std::optional<base::LocalDate> from;
  std::optional<base::LocalDate> to;
  std::optional<ScanModel> model;
  std::optional<ScanBaseline> baseline;
  std::optional<ScanStep> step;
  std::optional<int> share_pct;
  std::optional<int> days_max;
  std::optional<int> replicates;
  std::optional<std::int64_t> seed;
};
BOOST_DESCRIBE_STRUCT(StartForm, (),
                      (dataset, offences, from, to, model, baseline, step, share_pct, days_max, replicates, seed))

FormView view_of(RunFacts const& facts, web::Tongue const& tongue) {
  auto const title = facts.dataset.title.in(tongue.language());
  FormView view{.breadcrumbs = {{"/evidence/findings", tongue.text("Findings")},
                                {"/evidence/analyses", tongue.text("Analyses")},
                                {"/evidence/analyses/start/" + facts.dataset.slug, tongue.text("Start an analysis")}},
                .title = tongue.text("Where is it concentrated? {dataset}", {{"dataset", title}}),
                .dataset = facts.dataset.slug,
                .dataset_title = title,
                .caution = facts.dataset.caution.in(tongue.language()),
                .first_month = facts.months.empty() ? "" : facts.months.front(),
                .last_month = facts.months.empty() ? "" : facts.months.back(),
                .has_residents = facts.has_residents,
                .has_months_alone = facts.has_months_alone,
                .places = static_cast<std::int64_t>(facts.places)};
  for (auto const& offence : facts.offences) view.offences.push_back({offence.key, offence.key});
  if (auto const asked = scan_request_for({}, facts)) view.days_max = asked->days_max;
  if (auto const stretch = newest_stretch(facts.months, stretch_months_max)) {
    view.from = base::to_text(stretch->from);
    view.to = base::to_text(stretch->to);
  }
  return view;
}

base::Answer<FormView> show_form(EvidenceRoom const& room, std::string const& dataset, web::Context const& context) {
  auto const facts = facts_for(room, dataset);
  if (!facts) return std::unexpected(facts.error());
  return view_of(*facts, context.tongue);
}

ScanForm form_of(StartForm const& form) {
  return {.dataset = form.dataset,
          .offences = form.offences,
          .from = form.from,
          .to = form.to,
          .model = form.model,
          .baseline = form.baseline,
          .step = form.step,
          .share_pct = form.share_pct,
          .days_max = form.days_max,
          .replicates = form.replicates,
          .seed = form.seed};
}

}  // namespace

void add_scan_form_routes(web::Router& router, EvidenceRoom const& room) {
  router.page<StartQuery, FormView>(
      {.name = "analysis_form",
       .path = "/evidence/analyses/start/{dataset}/concentrated",
       .policy = web::Policy::permission("start_analysis"),
       .title = "Start an analysis",
       .summary = "Choose what is searched, when, and against what it is held.",
       .page = "evidence/analysis_form",
       .caching = web::Caching::never,
       .is_costly = true},
      [room](StartQuery const& query, web::Context const& context) { return show_form(room, query.dataset, context); });
  router.page<StartForm, StartedView>(
      {.name = "start_analysis",
       .path = "/evidence/analyses/start/{dataset}/concentrated",
       .policy = web::Policy::permission("start_analysis"),
       .title = "Start an analysis",
       .summary = "Starts an analysis; a job does it.",
       .page = "evidence/analysis_form",
       .method = web::Method::post,
       .is_costly = true},
      [room](StartForm const& form, web::Context const& context) { return start_run(room, form_of(form), context); });
}

}  // namespace wardmote::evidence
