#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "access/role.h"
#include "base/id.h"
#include "web/context.h"

namespace wardmote::access {

enum class PersonState { active, suspended };
BOOST_DESCRIBE_ENUM(PersonState, active, suspended)

/// Somebody who may sign in.
struct Person {
  base::Id<Person> id{};
  std::string name{};          ///< what the person signs in with: "maria.lopez"
  std::string display_name{};  ///< "Maria Lopez"
  std::string email{};
  web::Language language = web::Language::en;  ///< in which the person is written to
  PersonState state = PersonState::active;
  bool has_password = false;  ///< an invitation was accepted
  std::vector<Role> roles{};  ///< in the order of the enum
  base::Instant added_at{};

  bool has(Role role) const;
};

/// 2 to 64 small letters, digits, dots and hyphens, beginning with a letter.
bool is_person_name(std::string_view name);

}  // namespace wardmote::access
