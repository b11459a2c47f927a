// Asking for a density: what, when, how wide, and what is held out.

#include "domains/evidence/analyses/density_rules.h"
#include "domains/evidence/analyses/run_routes.h"
#include "domains/evidence/analyses/run_start.h"

namespace wardmote::evidence {
namespace {

struct DensityFormView : FormFrame {
  std::string from{};
  std::string to{};
  std::string held_out_from{};
  std::int64_t cell_m = cell_m_min;
  std::vector<std::string> reasons{};  ///< why this dataset does not carry it
};
BOOST_DESCRIBE_STRUCT(DensityFormView, (FormFrame), (from, to, held_out_from, cell_m, reasons))

DensityFormView view_of(RunFacts const& facts, web::Tongue const& tongue) {
  DensityFormView view{form_frame_of(facts, tongue)};
  view.title = tongue.text("Where is it densest? {dataset}", {{"dataset", view.dataset_title}});
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
      page_of_facts(room, view_of));
  router.page<DensityForm, StartedView>(
      {.name = "start_density",
       .path = "/evidence/analyses/start/{dataset}/dense",
       .policy = web::Policy::permission("start_analysis"),
       .title = "Where is it densest?",
       .summary = "Starts a density; a job does it.",
       .page = "evidence/density_form",
       .method = web::Method::post,
       .is_costly = true},
      [room](DensityForm const& form, web::Context const& context) { return start_run(room, form, context); });
}

}  // namespace wardmote::evidence
