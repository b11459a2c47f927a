#pragma once

#include <string>
#include <vector>

#include "access/person.h"
#include "web/route.h"

namespace wardmote::access {

enum class Verdict { permitted, not_permitted };
BOOST_DESCRIBE_ENUM(Verdict, permitted, not_permitted)

/// Why somebody may use a route, or may not.
struct Explanation {
  Verdict verdict = Verdict::not_permitted;
  std::string rule{};          ///< the route's policy: "everyone", "signed_in", "grant_role"
  std::vector<Role> needed{};  ///< the roles that the rule asks for one of; none: it asks for no role
  std::vector<Role> held{};    ///< those of them that the person has
  bool is_suspended = false;
};

/// The person as they would ask, were they signed in; nobody, if suspended.
web::Principal principal_of(Person const& person);

/// Decides as the server does, on the same policy and the same table. Pure.
Explanation explain(Person const& person, web::RouteInfo const& route);

/// The explanation as a sentence; `person` is the name as the reader may see it.
std::string sentence_of(Explanation const& explanation, std::string const& person, web::RouteInfo const& route,
                        web::Tongue const& tongue);

}  // namespace wardmote::access
