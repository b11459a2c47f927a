#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/person.h"
#include "access/room.h"
#include "base/refusal.h"

// A second proof at sign-in: the code of an authenticator app, or one of ten recovery codes. The secret is sealed, so all but
// the recovery codes need the vault and refuse key_not_given without it. Each change is one transaction with its audit entry.
namespace wardmote::access {

enum class FactorState {
  off,
  begun,  ///< a secret is there; it asks for nothing until a first code was right
  on
};
BOOST_DESCRIBE_ENUM(FactorState, off, begun, on)

struct FactorStatus {
  base::Id<Person> person{};
  Visible<Audience::self_or_people, FactorState> state = FactorState::off;
  Visible<Audience::self, std::optional<base::Instant>> since{};  ///< on since
  Visible<Audience::self, std::int64_t> recovery_codes = 0;       ///< left

  static constexpr std::string_view called = "FactorStatus";
  static constexpr Audience known_to = Audience::self_or_people;
  std::string about() const { return person.text(); }
  bool is_on() const { return state.inside() == FactorState::on; }
};
BOOST_DESCRIBE_STRUCT(FactorStatus, (), (person, state, since, recovery_codes))
FactorStatus second_factor_of(AccessRoom const& room, store::Reader& reader, base::Id<Person> person);

/// Makes a secret, in place of one that was begun and not confirmed. Nothing happens if the factor is on.
base::Answer<void> begin_second_factor(AccessRoom const& room, base::Id<Person> person);

/// The secret that was begun, for the authenticator app. Nothing if none is, or if it is on: it is not shown again.
/// Refuses proof_needed.
base::Answer<std::optional<store::Secret>> begun_secret(AccessRoom const& room, web::Principal const& principal);

inline constexpr std::size_t recovery_codes_made = 10;

/// Turns the factor on by its first code. Gives the recovery codes, which nobody sees again. Refuses code_wrong.
base::Answer<std::vector<std::string>> confirm_second_factor(AccessRoom const& room, base::Id<Person> person,
                                                             std::string_view code);

/// Other recovery codes; those before end. Refuses code_wrong if the factor is not on.
base::Answer<std::vector<std::string>> renew_recovery_codes(AccessRoom const& room, base::Id<Person> person);

/// Turns it off and shreds the secret; without the vault the shredding is left out. `actor` as in people.h.
base::Answer<void> end_second_factor(AccessRoom const& room, base::Id<Person> person, std::string_view actor);

/// Takes a code of the app, or a recovery code; each works once. Refuses code_wrong.
base::Answer<void> use_code(AccessRoom const& room, base::Id<Person> person, std::string_view code);

}  // namespace wardmote::access
