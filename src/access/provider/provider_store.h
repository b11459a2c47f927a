#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/person.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::access {

/// How an identity came to its person.
enum class IdentityOrigin {
  sign_in,  ///< the account was made by it: names and roles follow the provider
  link      ///< its person linked it to the account that they had: names and roles stay as they are here
};
BOOST_DESCRIBE_ENUM(IdentityOrigin, sign_in, link)

/// Who a person is to a provider.
struct LinkedIdentity {
  base::Id<Person> person{};
  Visible<Audience::self, std::string> issuer{};
  Visible<Audience::self, std::string> subject{};
  Visible<Audience::self_or_people, IdentityOrigin> origin = IdentityOrigin::sign_in;
  Visible<Audience::self, base::Instant> linked_at{};

  static constexpr std::string_view called = "LinkedIdentity";
  static constexpr Audience known_to = Audience::self_or_people;
  std::string about() const { return person.text(); }
};
BOOST_DESCRIBE_STRUCT(LinkedIdentity, (), (person, issuer, subject, origin, linked_at))

/// That of the person whom a provider calls so; nothing if nobody is linked to it.
std::optional<LinkedIdentity> find_identity(store::Reader& reader, store::BoardId board, std::string_view issuer,
                                            std::string_view subject);
std::vector<LinkedIdentity> list_identities(store::Reader& reader, base::Id<Person> person);
void insert_identity(store::Writer& writer, store::BoardId board, LinkedIdentity const& identity);
/// Takes away what the person linked, and nothing that an account was made by; whether there was any.
bool delete_links(store::Writer& writer, store::BoardId board, base::Id<Person> person);

}  // namespace wardmote::access
