#include "access/explain.h"

#include "access/permission.h"

namespace wardmote::access {

web::Principal principal_of(Person const& person) {
  if (!person.is_active()) return {};
  return {.person = person.id.text(), .permissions = acts_of(person.roles.inside())};
}

Explanation explain(Person const& person, web::RouteInfo const& route) {
  Explanation explanation{.rule = std::string(route.policy->name()),
                          .needed = roles_for(route.policy->name()),
                          .is_suspended = !person.is_active()};
  for (auto const role : explanation.needed)
    if (person.has(role)) explanation.held.push_back(role);
  if (route.policy->permits(principal_of(person))) explanation.verdict = Verdict::permitted;
  return explanation;
}

std::string sentence_of(Explanation const& explanation, std::string const& person, web::RouteInfo const& route,
                        web::Tongue const& tongue) {
  web::TextValues const values{{"person", person},
                               {"path", route.path},
                               {"needed", names_of(explanation.needed, tongue)},
                               {"held", names_of(explanation.held, tongue)}};
  auto const permitted = explanation.verdict == Verdict::permitted;
  if (permitted && explanation.rule == "everyone") return tongue.text("{path} is open to everyone.", values);
  if (permitted && explanation.needed.empty())
    return tongue.text("{person} may use {path}: whoever is signed in may.", values);
  if (permitted) return tongue.text("{person} may use {path}, as {held}.", values);
  if (explanation.is_suspended) return tongue.text("{person} may not use {path}: the account is suspended.", values);
  if (!explanation.needed.empty())
    return tongue.text("{person} may not use {path}: it needs one of these roles: {needed}.", values);
  return tongue.text("{person} may not use {path}: it is open to this machine alone.", values);
}

}  // namespace wardmote::access
