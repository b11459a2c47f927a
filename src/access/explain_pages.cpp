#include <algorithm>
#include <memory>

#include "access/explain.h"
#include "access/pages.h"
#include "access/permission.h"
#include "access/person_store.h"
#include "access/secrecy/fields.h"
#include "access/views.h"

namespace wardmote::access {
namespace {

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

/// Which field of a record somebody sees; of one about themselves, too.
struct FieldRow {
  std::string record;
  std::string field;  ///< empty: that there is such a record
  Audience audience = Audience::nobody;
  bool sees = false;      ///< the person who was chosen, of others
  bool sees_own = false;  ///< and of themselves
};
BOOST_DESCRIBE_STRUCT(FieldRow, (), (record, field, audience, sees, sees_own))

struct ExplainView {
  std::vector<Choice> people{};
  std::vector<Choice> routes{};
  std::optional<Verdict> verdict{};  ///< null: nothing was asked
  std::string rule{};
  std::string sentence{};
  std::vector<GrantRow> table{};
  std::vector<FieldRow> fields{};
  std::vector<RoleView> roles{};  ///< that may be looked as
  bool may_look = false;
  bool needs_proof = false;  ///< before a look can begin
};
BOOST_DESCRIBE_STRUCT(ExplainView, (),
                      (people, routes, verdict, rule, sentence, table, fields, roles, may_look, needs_proof))

struct WhyQuery {
  std::string path;
};
BOOST_DESCRIBE_STRUCT(WhyQuery, (), (path))

struct WhyView {
  std::string path;
  Verdict verdict = Verdict::not_permitted;
  std::string rule;
  std::string sentence;
};
BOOST_DESCRIBE_STRUCT(WhyView, (), (path, verdict, rule, sentence))

using RouteInfos = std::vector<web::RouteInfo>;

std::vector<GrantRow> table_in_words(web::Tongue const& tongue) {
  std::vector<GrantRow> rows;
  for (auto const& permission : permissions())
    rows.push_back({std::string(permission.act), names_of(permission.roles, tongue)});
  return rows;
}

/// Every field, and whether the person sees it; of nobody in particular if none is chosen or known.
std::vector<FieldRow> fields_for(std::optional<Person> const& person, web::Principal const& reader) {
  web::Principal principal;
  if (person && is_known(*person, reader)) principal = principal_of(*person);
  std::vector<FieldRow> rows;
  for (auto const& field : all_fields())
    rows.push_back({std::string(field.record), std::string(field.name), field.audience,
                    may_see(field, {principal, "another"}), may_see(field, {principal, principal.person})});
  return rows;
}

/// Whether the path is one of the route's.
bool fits(std::string_view path, std::string_view pattern) {
  auto const next = [](std::string_view& rest) {
    auto const slash = rest.find('/');
    auto const part = rest.substr(0, slash);
    rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
    return part;
  };
  while (!path.empty() && !pattern.empty()) {
    auto const part = next(path), expected = next(pattern);
    if (part != expected && !expected.starts_with('{')) return false;
  }
  return path.empty() && pattern.empty();
}

base::Answer<WhyView> show_why(AccessRoom const& room, RouteInfos const& routes, WhyQuery const& query,
                               web::Context const& context) {
  auto const path = query.path.substr(0, query.path.find('?'));
  auto const route = std::ranges::find_if(
      routes, [&](web::RouteInfo const& one) { return one.method == web::Method::get && fits(path, one.path); });
  if (route == routes.end()) return base::refuse(base::RefusalCode::page_not_found, {{"path", path}});
  auto const me =
      room.database.read([&](store::Reader& reader) { return *find_person(reader, room.board, person_in(context)); });
  auto const explanation = explain(me, *route);
  return WhyView{path, explanation.verdict, explanation.rule,
                 sentence_of(explanation, context.principal.person_name, *route, context.tongue)};
}

base::Answer<ExplainView> show_explanation(AccessRoom const& room, RouteInfos const& routes, ExplainQuery const& query,
                                           web::Context const& context) {
  auto const [people, person] = room.database.read([&](store::Reader& reader) {
    return std::pair(seen<PersonSeen>(list_people(reader, room.board), context.principal),
                     find_person(reader, room.board, query.person));
  });
  ExplainView view{.table = table_in_words(context.tongue),
                   .fields = fields_for(person, context.principal),
                   .roles = in_words(all_roles(), context.tongue),
                   .may_look = context.principal.may("begin_look"),
                   .needs_proof = context.now >= context.principal.proved_until};
  for (auto const& one : people)
    view.people.push_back({one.name.value_or(""), one.display_name.value_or(""), one.name == query.person});
  for (auto const& route : routes)
    view.routes.push_back({route.name, route.name + "  " + route.path, route.name == query.route});
  if (query.person.empty() || query.route.empty()) return view;
  auto const shown = seen<PersonSeen>(person, context.principal);
  if (!shown) return base::refuse(base::RefusalCode::person_unknown, {{"person", query.person}});
  auto const route = std::ranges::find(routes, query.route, &web::RouteInfo::name);
  if (route == routes.end()) return base::refuse(base::RefusalCode::page_not_found, {{"path", query.route}});
  auto const explanation = explain(*person, *route);
  view.verdict = explanation.verdict;
  view.rule = explanation.rule;
  view.sentence = sentence_of(explanation, shown->display_name.value_or(query.person), *route, context.tongue);
  return view;
}

}  // namespace

void add_explain_routes(web::Router& router, AccessRoom const& room) {
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
  router.page<WhyQuery, WhyView>({.name = "why",
                                  .path = "/account/why",
                                  .policy = web::Policy::signed_in(),
                                  .title = "Why you see this page, or do not",
                                  .summary = "The rule of a page, and which of your roles it asks for.",
                                  .page = "access/why",
                                  .caching = web::Caching::never},
                                 [room, routes](WhyQuery const& query, web::Context const& context) {
                                   return show_why(room, *routes, query, context);
                                 });
  for (auto const& route : router.routes()) routes->push_back(route.info);
}

}  // namespace wardmote::access
