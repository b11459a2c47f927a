// Asking for an early warning: which week, by what it is expected, and what may be false.

#include "base/choice.h"
#include "domains/evidence/analyses/run_routes.h"
#include "domains/evidence/analyses/run_start.h"
#include "domains/evidence/analyses/watch_rules.h"
#include "domains/evidence/analyses/watch_sentences.h"

namespace wardmote::evidence {
namespace {

struct MethodOption {
  std::string value{};
  std::string label{};
  int needed = 0;           ///< weeks
  bool is_carried = false;  ///< the file holds so many
  bool is_chosen = false;
};
BOOST_DESCRIBE_STRUCT(MethodOption, (), (value, label, needed, is_carried, is_chosen))

struct WatchFormView : FormFrame {
  bool is_each_alone = true;  ///< offences are not added up
  std::string week{};         ///< by default
  std::string first_week{};   ///< Mondays that can be judged
  std::string last_week{};
  std::int64_t weeks_held = 0;
  std::vector<MethodOption> methods{};
  std::int64_t years = watch_years_max;
  std::vector<std::string> reasons{};  ///< why this dataset does not carry it
};
BOOST_DESCRIBE_STRUCT(WatchFormView, (FormFrame),
                      (is_each_alone, week, first_week, last_week, weeks_held, methods, years, reasons))

void show_methods(WatchFormView& view, WatchRequest const& asked, web::Tongue const& tongue) {
  view.years = asked.years > 0 ? asked.years : watch_years_max;
  for (auto const method : {WatchMethod::farrington_flexible, WatchMethod::farrington, WatchMethod::ears_c1,
                            WatchMethod::ears_c2, WatchMethod::ears_c3, WatchMethod::cusum}) {
    auto const needed = weeks_needed(method, watch_years_min);
    view.methods.push_back({.value = std::string(base::spelling_of(method)),
                            .label = method_words(method, tongue),
                            .needed = needed,
                            .is_carried = needed <= view.weeks_held,
                            .is_chosen = method == asked.expected_by});
  }
}

WatchFormView view_of(RunFacts const& facts, web::Tongue const& tongue) {
  WatchFormView view{form_frame_of(facts, tongue)};
  view.title = tongue.text("What is unusual this week? {dataset}", {{"dataset", view.dataset_title}});
  auto const asked = watch_request_for({}, facts);
  if (!asked) {
    view.reasons = reasons_of(asked.error(), tongue);
    return view;
  }
  if (auto const weeks = whole_weeks(facts)) {
    view.weeks_held = weeks->count;
    view.first_week = base::to_text(weeks->first);
    view.last_week = base::to_text(weeks->last);
  }
  view.week = base::to_text(asked->week);
  show_methods(view, *asked, tongue);
  return view;
}

}  // namespace

void add_watch_form_routes(web::Router& router, EvidenceRoom const& room) {
  router.page<StartQuery, WatchFormView>(
      {.name = "early_warning_form",
       .path = "/evidence/analyses/start/{dataset}/unusual",
       .policy = web::Policy::permission("start_analysis"),
       .title = "What is unusual this week?",
       .summary = "Choose the week, by what its counts are expected, and how many false alarms you accept.",
       .page = "evidence/warning_form",
       .caching = web::Caching::never,
       .is_costly = true},
      page_of_facts(room, view_of));
  router.page<WatchForm, StartedView>(
      {.name = "start_early_warning",
       .path = "/evidence/analyses/start/{dataset}/unusual",
       .policy = web::Policy::permission("start_analysis"),
       .title = "What is unusual this week?",
       .summary = "Starts an early warning; a job does it.",
       .page = "evidence/warning_form",
       .method = web::Method::post,
       .is_costly = true},
      [room](WatchForm const& form, web::Context const& context) { return start_run(room, form, context); });
}

}  // namespace wardmote::evidence
