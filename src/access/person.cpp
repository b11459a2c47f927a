#include "access/person.h"

#include <algorithm>

namespace wardmote::access {

bool Person::has(Role role) const { return std::ranges::find(roles.inside(), role) != roles.inside().end(); }

bool is_person_name(std::string_view name) {
  auto const is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  auto const fits = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-'; };
  return name.size() >= 2 && name.size() <= 64 && is_letter(name.front()) && std::ranges::all_of(name, fits);
}

}  // namespace wardmote::access
