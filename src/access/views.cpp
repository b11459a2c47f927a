#include "access/views.h"

#include <algorithm>

#include "base/ensure.h"

namespace wardmote::access {

base::Id<Person> person_in(web::Context const& context) {
  auto const person = base::Id<Person>::of(context.principal.person);
  ENSURE(person.has_value());
  return *person;
}

std::vector<RoleView> in_words(std::vector<Role> const& roles, web::Tongue const& tongue) {
  std::vector<RoleView> views;
  for (auto const role : roles) views.push_back({role, name_of(role, tongue)});
  return views;
}

std::string safe_next(std::string const& next) {
  // It goes into a header: a line break in it would begin another one.
  auto const is_plain = std::ranges::none_of(next, [](unsigned char sign) { return sign <= 0x20 || sign == 0x7f; });
  auto const is_path = is_plain && next.starts_with('/') && !next.starts_with("//") && !next.contains('\\');
  return is_path && !next.starts_with("/sign-in") && !next.starts_with("/prove") ? next : "/account";
}

}  // namespace wardmote::access
