#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/person.h"
#include "access/secrecy/seen.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::access {

/// What is in the seal: the bytes that codes are made from (access/totp.h).
struct TotpSecret;

/// What a person's authenticator app shares with us.
struct SecondFactor {
  base::Id<SecondFactor> id{};
  base::Id<Person> person{};
  Sealed<Audience::self, TotpSecret> secret;
  /// Until then it asks for nothing.
  Visible<Audience::self_or_people, std::optional<base::Instant>> confirmed_at{};
  Visible<Audience::nobody, std::int64_t> last_step = 0;  ///< the newest step whose code was used

  static constexpr std::string_view called = "SecondFactor";
  static constexpr Audience known_to = Audience::self_or_people;
  std::string about() const { return person.text(); }
};
BOOST_DESCRIBE_STRUCT(SecondFactor, (), (id, person, secret, confirmed_at, last_step))

std::optional<SecondFactor> find_second_factor(store::Reader& reader, store::BoardId board, base::Id<Person> person);
void insert_second_factor(store::Writer& writer, store::BoardId board, SecondFactor const& factor, base::Instant now);
void put_confirmed(store::Writer& writer, base::Id<SecondFactor> factor, base::Instant now);
void put_last_step(store::Writer& writer, base::Id<SecondFactor> factor, std::int64_t step);
/// With the recovery codes. Nothing happens to whoever has none.
void delete_second_factor(store::Writer& writer, base::Id<Person> person);

std::int64_t count_recovery_codes(store::Reader& reader, base::Id<Person> person);
/// In place of those that are left.
void replace_recovery_codes(store::Writer& writer, store::BoardId board, base::Id<Person> person,
                            std::vector<std::string> const& codes);
/// Deletes the code; whether there was such a one.
bool use_recovery_code(store::Writer& writer, base::Id<Person> person, std::string_view code);

}  // namespace wardmote::access
