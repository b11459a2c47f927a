#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "access/role.h"
#include "access/secrecy/seen.h"
#include "base/id.h"
#include "web/context.h"

namespace wardmote::access {

enum class PersonState { active, suspended };
BOOST_DESCRIBE_ENUM(PersonState, active, suspended)

/// Somebody who may sign in.
struct Person {
  base::Id<Person> id{};
  Visible<Audience::self_or_people, std::string> name{};      ///< what the person signs in with: "maria.lopez"
  Visible<Audience::colleagues, std::string> display_name{};  ///< "Maria Lopez"
  Visible<Audience::self_or_people, std::string> email{};
  Visible<Audience::self_or_people, web::Language> language = web::Language::en;  ///< in which the person is written to
  Visible<Audience::self_or_people, PersonState> state = PersonState::active;
  Visible<Audience::self_or_people, bool> has_password = false;  ///< an invitation was accepted
  Visible<Audience::self_or_people, std::vector<Role>> roles{};  ///< in the order of the enum
  Visible<Audience::self_or_people, base::Instant> added_at{};
  /// The last page of the sign-ins that are kept; nothing: none is.
  Visible<Audience::self_or_people, std::optional<base::Instant>> last_seen_at{};

  static constexpr std::string_view called = "Person";
  static constexpr Audience known_to = Audience::colleagues;
  std::string about() const { return id.text(); }

  bool has(Role role) const;
  bool is_active() const { return state.inside() == PersonState::active; }
};
BOOST_DESCRIBE_STRUCT(Person, (),
                      (id, name, display_name, email, language, state, has_password, roles, added_at, last_seen_at))

/// 2 to 64 small letters, digits, dots and hyphens, beginning with a letter.
bool is_person_name(std::string_view name);

}  // namespace wardmote::access
