#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/person.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::access {

/// A role that one administrator has asked for and another has yet to.
struct RoleRequest {
  base::Id<Person> person{};
  Visible<Audience::self_or_people, Role> role = Role::resident;
  Visible<Audience::self_or_people, std::string> asked_by{};  ///< as the audit chain's actor
  Visible<Audience::self_or_people, base::Instant> asked_at{};

  static constexpr std::string_view called = "RoleRequest";
  static constexpr Audience known_to = Audience::self_or_people;
  std::string about() const { return person.text(); }
};
BOOST_DESCRIBE_STRUCT(RoleRequest, (), (person, role, asked_by, asked_at))

/// Those of a person that were asked for after that moment. By the primary key.
std::vector<RoleRequest> list_role_requests(store::Reader& reader, base::Id<Person> person, base::Instant after);
/// In place of an older one for the same role.
void put_role_request(store::Writer& writer, store::BoardId board, RoleRequest const& request);
void delete_role_request(store::Writer& writer, base::Id<Person> person, Role role);

}  // namespace wardmote::access
