#pragma once

#include <string>
#include <vector>

#include "access/person.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::access {

/// Where a kind of row names a person beside the person's own record.
enum class HeldKind { role, invitation, invitation_request, role_request, job, setting, identity, passkey, entry };
BOOST_DESCRIBE_ENUM(HeldKind, role, invitation, invitation_request, role_request, job, setting, identity, passkey,
                    entry)

/// A row that names a person: a role given, an invitation that is open or asked for, a role asked for, a job asked for, a setting changed,
/// who they are to a sign-in service, a passkey, an entry of the audit chain by or about them.
struct HeldRow {
  base::Id<Person> person{};
  Visible<Audience::self, HeldKind> kind = HeldKind::entry;
  Visible<Audience::self, std::string>
      what{};  ///< the role, the kind of job, the setting, the service, the passkey's name, the action
  Visible<Audience::self, base::Instant> at{};  ///< when; of an invitation, until when

  static constexpr std::string_view called = "HeldRow";
  static constexpr Audience known_to = Audience::self;
  std::string about() const { return person.text(); }
};
BOOST_DESCRIBE_STRUCT(HeldRow, (), (person, kind, what, at))

/// All of them, oldest first. Reads through the board's chain, jobs and settings: for a page that is asked for seldom.
std::vector<HeldRow> list_held_rows(store::Reader& reader, store::BoardId board, base::Id<Person> person);

}  // namespace wardmote::access
