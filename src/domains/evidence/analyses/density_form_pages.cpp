// Asking for a density: what, when, how wide, and what is held out.

#include "domains/evidence/analyses/density_rules.h"
#include "domains/evidence/analyses/run_routes.h"
#include "domains/evidence/analyses/run_start.h"
#include "domains/evidence/option.h"

namespace wardmote::evidence {
namespace {

struct DensityFormView {
  std::vector<Crumb> breadcrumbs{};
  std::string title{};
  std::string dataset{};
  std::string dataset_title{};
  std::string caution{};
  std::vector<Option> offences{};
  std::string from{};
  std::string to{};
  std::string held_out_from{};
  std::int64_t cell_m = cell_m_min;
  std::vector<std::string> reasons{};  ///< why this dataset does not carry it
};
BOOST_DESCRIBE_STRUCT(DensityFormView, (),
                      (breadcrumbs, title, dataset, dataset_title, caution, offences, from, to, held_out_from, cell_m,
                       reasons))

/// A form as it is sent; DensityForm is what is made of it.
struct StartForm {
  std::string dataset;
  std::vector<std::string> offences;
  std::optional<base::LocalDate> from;
  std::optional<base::LocalDate> to;
  std::optional<base::LocalDate> held_out_from;
  std::optional<int> cell_m;
  std::optional<int> bandwidth_m;
  std::optional<std::int64_t> seed;
};
BOOST_DESCRIBE_STRUCT(StartForm, (), (dataset, offences, from, to, held_out_from, cell_m, bandwidth_m, seed))

DensityFormView view_of(RunFacts const& facts, web::Tongue const& tongue) {
  auto const title = facts.dataset.title.in(tongue.language());
  DensityFormView view{
      .breadcrumbs = {{"/evidence/findings", tongue.text("Findings")},
                      {"/evidence/analyses", tongue.text("Analyses")},
                      {"/evidence/analyses/start/" + facts.dataset.slug, tongue.text("Start an analysis")}},
      .title = tongue.text("Where is it densest? {dataset}", {{"dataset", title}}),
      .dataset = facts.dataset.slug,
      .dataset_title = title,
      .caution = facts.dataset.caution.in(tongue.language())};
  for (auto const& offence : facts.offences) view.offences.push_back({offence.key, offence.key});
  auto const asked = density_request_for({}, facts);
  if (!asked) {
    view.reasons = reasons_of(asked.error(), tongue);
    return view;
  }
  view.from = base::to_text(asked->from);
  view.to = base::to_text(asked->to);
  view.held_out_from = base::to_text(asked->held_out_from);
  return view;
}

base::Answer<DensityFormView> show_form(EvidenceRoom const& room, std::string const& dataset,
                                        web::Context const& context) {
  auto const facts = facts_for(room, dataset);
  if (!facts) return std::unexpected(facts.error());
  return view_of(*facts, context.tongue);
}

DensityForm form_of(StartForm const& form) {
  return {.dataset = form.dataset,
          .offences = form.offences,
          .from = form.from,
          .to = form.to,
          .held_out_from = form.held_out_from,
          .cell_m = form.cell_m,
          .bandwidth_m = form.bandwidth_m,
          .seed = form.seed};
}

}  // namespace

void add_density_form_routes(web::Router& router, EvidenceRoom const& room) {
  router.page<StartQuery, DensityFormView>(
      {.name = "density_form",
       .path = "/evidence/analyses/start/{dataset}/dense",
       .policy = web::Policy::permission("start_analysis"),
       .title = "Where is it densest?",
       .summary = "Choose what is drawn, how wide, and what is held out to be foretold.",
       .page = "evidence/density_form",
       .caching = web::Caching::never,
       .is_costly = true},
      [room](StartQuery const& query, web::Context const& context) { return show_form(room, query.dataset, context); });
  router.page<StartForm, StartedView>(
      {.name = "start_density",
       .path = "/evidence/analyses/start/{dataset}/dense",
       .policy = web::Policy::permission("start_analysis"),
       .title = "Where is it densest?",
       .summary = "Starts a density; a job does it.",
       .page = "evidence/density_form",
       .method = web::Method::post,
       .is_costly = true},
      [room](StartForm const& form, web::Context const& context) { return start_run(room, form_of(form), context); });
}

}  // namespace wardmote::evidence
