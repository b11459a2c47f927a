#pragma once

#include <optional>
#include <string>

#include "access/person.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::access {

/// A link to choose a password by, for an account that is somebody's already: one administrator has asked for it and
/// another has yet to.
struct InvitationRequest {
  base::Id<Person> person{};
  Visible<Audience::self_or_people, std::string> asked_by{};  ///< as the audit chain's actor
  Visible<Audience::self_or_people, base::Instant> asked_at{};

  static constexpr std::string_view called = "InvitationRequest";
  static constexpr Audience known_to = Audience::self_or_people;
  std::string about() const { return person.text(); }
};
BOOST_DESCRIBE_STRUCT(InvitationRequest, (), (person, asked_by, asked_at))

/// That of a person, if it was made after that moment. By the primary key.
std::optional<InvitationRequest> find_invitation_request(store::Reader& reader, base::Id<Person> person,
                                                         base::Instant after);
/// In place of an older one.
void put_invitation_request(store::Writer& writer, store::BoardId board, InvitationRequest const& request);
void delete_invitation_request(store::Writer& writer, base::Id<Person> person);

}  // namespace wardmote::access
