#include <algorithm>
#include <memory>

#include "access/explain.h"
#include "access/pages.h"
#include "access/permission.h"
#include "access/person_store.h"
#include "store/audit_chain.h"
#include "store/jobs/jobs_store.h"

namespace wardmote::access {
namespace {

struct AdministrationView {
  std::string engine{};
  std::int64_t people = 0;
  std::int64_t people_without_password = 0;  ///< invited, and not been here yet
  std::int64_t people_suspended = 0;
  std::int64_t entries = 0;  ///< of the audit chain
  std::string last_entry_at{};
  bool may_see_people = false;
  bool may_explain = false;
  std::int64_t jobs_waiting = 0;  ///< of the newest hundred
  std::int64_t jobs_running = 0;
  std::int64_t jobs_failed = 0;
  bool may_see_jobs = false;
  bool may_see_imports = false;
};
BOOST_DESCRIBE_STRUCT(AdministrationView, (),
                      (engine, people, people_without_password, people_suspended, entries, last_entry_at,
                       may_see_people, may_explain, jobs_waiting, jobs_running, jobs_failed, may_see_jobs,
                       may_see_imports))

struct Choice {
  std::string value;
  std::string label;
  bool is_chosen = false;
};
BOOST_DESCRIBE_STRUCT(Choice, (), (value, label, is_chosen))

struct GrantRow {
  std::string act;
  std::string roles;
};
BOOST_DESCRIBE_STRUCT(GrantRow, (), (act, roles))

struct ExplainQuery {
  std::string person;
  std::string route;
};
BOOST_DESCRIBE_STRUCT(ExplainQuery, (), (person, route))

struct ExplainView {
  std::vector<Choice> people{};
  std::vector<Choice> routes{};
  std::optional<Verdict> verdict{};  ///< null: nothing was asked
  std::string rule{};
  std::string sentence{};
  std::vector<GrantRow> table{};
};
BOOST_DESCRIBE_STRUCT(ExplainView, (), (people, routes, verdict, rule, sentence, table))

constexpr int jobs_counted = 100;

using RouteInfos = std::vector<web::RouteInfo>;

AdministrationView show_administration(AccessRoom const& room, web::Context const& context) {
  AdministrationView view{.engine = room.database.engine(),
                          .last_entry_at = {},
                          .may_see_people = context.principal.may("people"),
                          .may_explain = context.principal.may("explain_permission"),
                          .may_see_jobs = context.principal.may("jobs"),
                          .may_see_imports = context.principal.may("imports")};
  room.database.read([&](store::Reader& reader) {
    for (auto const& person : list_people(reader, room.board)) {
      ++view.people;
      view.people_without_password += !person.has_password;
      view.people_suspended += person.state == PersonState::suspended;
    }
    for (auto const& job : store::list_jobs(reader, room.board, jobs_counted)) {
      view.jobs_waiting += job.state == store::JobState::waiting;
      view.jobs_running += job.state == store::JobState::running;
      view.jobs_failed += job.state == store::JobState::failed;
    }
    if (auto const head = store::audit_head(reader, room.board)) {
      view.entries = head->sequence;
      view.last_entry_at = base::to_text(head->recorded_at);
    }
  });
  return view;
}

std::vector<GrantRow> table_in_words(web::Tongue const& tongue) {
  std::vector<GrantRow> rows;
  for (auto const& permission : permissions())
    rows.push_back({std::string(permission.act), names_of(permission.roles, tongue)});
  return rows;
}

base::Answer<ExplainView> show_explanation(AccessRoom const& room, RouteInfos const& routes, ExplainQuery const& query,
                                           web::Context const& context) {
  auto const people = room.database.read([&](store::Reader& reader) { return list_people(reader, room.board); });
  ExplainView view{.table = table_in_words(context.tongue)};
  for (auto const& person : people)
    view.people.push_back({person.name, person.display_name, person.name == query.person});
  for (auto const& route : routes)
    view.routes.push_back({route.name, route.name + "  " + route.path, route.name == query.route});
  if (query.person.empty() || query.route.empty()) return view;
  auto const person = std::ranges::find(people, query.person, &Person::name);
  if (person == people.end()) return base::refuse(base::RefusalCode::person_unknown, {{"person", query.person}});
  auto const route = std::ranges::find(routes, query.route, &web::RouteInfo::name);
  if (route == routes.end()) return base::refuse(base::RefusalCode::page_not_found, {{"path", query.route}});
  auto const explanation = explain(*person, *route);
  view.verdict = explanation.verdict;
  view.rule = explanation.rule;
  view.sentence = sentence_of(explanation, *person, *route, context.tongue);
  return view;
}

}  // namespace

void add_administration_routes(web::Router& router, AccessRoom const& room) {
  router.page<web::NoQuery, AdministrationView>(
      {.name = "administration",
       .path = "/admin",
       .policy = web::Policy::permission("administration"),
       .title = "Administration",
       .summary = "How the program is, who may use it, and what they may do.",
       .page = "access/administration",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<AdministrationView> {
        return show_administration(room, context);
      });
  auto const routes = std::make_shared<RouteInfos>();
  router.page<ExplainQuery, ExplainView>({.name = "explain_permission",
                                          .path = "/admin/explain",
                                          .policy = web::Policy::permission("explain_permission"),
                                          .title = "Who may do what",
                                          .summary = "Choose a person and a page or act: yes or no, and by which rule.",
                                          .page = "access/explain",
                                          .caching = web::Caching::never},
                                         [room, routes](ExplainQuery const& query, web::Context const& context) {
                                           return show_explanation(room, *routes, query, context);
                                         });
  for (auto const& route : router.routes()) routes->push_back(route.info);
}

void add_routes(web::Router& router, AccessRoom const& room) {
  add_sign_in_routes(router, room);
  add_provider_routes(router, room);
  add_passkey_routes(router, room);
  add_proof_routes(router, room);
  add_account_routes(router, room);
  add_second_factor_routes(router, room);
  add_people_routes(router, room);
  add_job_routes(router, room);
  add_administration_routes(router, room);
}

}  // namespace wardmote::access
