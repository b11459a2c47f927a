#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/session.h"
#include "access/throttle.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::access {

/// What is kept of a secret that a person holds: whoever reads the database cannot use it.
std::string kept_of(std::string_view secret);

/// The sign-in of that secret, whether or not it still stands.
std::optional<Session> find_session(store::Reader& reader, store::BoardId board, std::string_view token);
std::optional<Session> find_session(store::Reader& reader, store::BoardId board, base::Id<Session> id);
/// The sign-ins of a person, newest first; not those that never came further than the password.
std::vector<Session> list_sessions(store::Reader& reader, base::Id<Person> person);

void insert_session(store::Writer& writer, store::BoardId board, Session const& session, std::string_view token);
void put_last_seen(store::Writer& writer, base::Id<Session> session, base::Instant now);
void put_proved(store::Writer& writer, base::Id<Session> session, base::Instant now);
/// Whose pages a sign-in looks at; nothing: its own.
struct LookAs {
  std::optional<Role> role{};
  std::optional<base::Id<Person>> person{};
  std::optional<base::Instant> until{};
};
/// With another secret in place of the sign-in's own.
void put_look(store::Writer& writer, base::Id<Session> session, LookAs const& look, std::string_view token);
/// Ends one sign-in of the person, if it is theirs and has not ended.
void end_session(store::Writer& writer, base::Id<Person> person, base::Id<Session> session, base::Instant now);
/// Ends all sign-ins of the person.
void end_sessions(store::Writer& writer, base::Id<Person> person, base::Instant now);
/// Ends all sign-ins and invitations of everybody: those of a restored copy may have ended long since.
void end_all_sign_ins(store::Writer& writer, base::Instant now);
/// Ends those that began by this sign-in at the provider, as `kept_of` gives it. A walk over the sign-ins of thirty days.
void end_sessions_of_provider(store::Writer& writer, store::BoardId board, std::string_view provider_session,
                              base::Instant now);
/// Forgets sign-ins that began before then.
void delete_sessions_before(store::Writer& writer, store::BoardId board, base::Instant then);

/// An invitation that nobody has used, whatever its age.
struct Invitation {
  std::string id{};
  base::Id<Person> person{};
  base::Instant expires_at{};
};
std::optional<Invitation> find_invitation(store::Reader& reader, store::BoardId board, std::string_view token);
void insert_invitation(store::Writer& writer, store::BoardId board, Invitation const& invitation,
                       std::string_view token);
/// Uses up every invitation of the person.
void use_invitations(store::Writer& writer, base::Id<Person> person, base::Instant now);

/// Failed attempts under a key ("name:maria.lopez", "address:203.0.113.7").
Failures failures_of(store::Reader& reader, store::BoardId board, std::string_view key);
/// One more; the count begins anew where the last is older than `failures_last`.
void add_failure(store::Writer& writer, store::BoardId board, std::string_view key, base::Instant now);
void forget_failures(store::Writer& writer, store::BoardId board, std::string_view key);

}  // namespace wardmote::access
