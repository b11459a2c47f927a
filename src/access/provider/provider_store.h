#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/person.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::access {

/// Who a person is to a provider.
struct LinkedIdentity {
  std::string issuer{};
  std::string subject{};
  base::Instant linked_at{};
};

/// The person whom a provider calls so; nothing if nobody is linked to it.
std::optional<base::Id<Person>> find_linked(store::Reader& reader, store::BoardId board, std::string_view issuer,
                                            std::string_view subject);
std::vector<LinkedIdentity> list_identities(store::Reader& reader, base::Id<Person> person);
void insert_identity(store::Writer& writer, store::BoardId board, base::Id<Person> person,
                     LinkedIdentity const& identity);

}  // namespace wardmote::access
