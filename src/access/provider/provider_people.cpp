#include "access/provider/provider_people.h"

#include <algorithm>
#include <map>

#include "access/notice.h"
#include "access/person_store.h"
#include "access/provider/person_naming.h"
#include "access/provider/provider.h"
#include "access/provider/provider_store.h"
#include "access/second_factor.h"
#include "access/session_store.h"
#include "base/choice.h"
#include "base/ensure.h"

namespace wardmote::access {
namespace {

/// As the provider would have the person be.
struct Wanted {
  std::string display_name{};
  std::string email{};
  std::vector<Role> roles{};
  bool is_cut = false;  ///< a group gave a role that counts with a second factor only, and there is none
};

std::string first_filled(std::initializer_list<std::string_view> texts) {
  for (auto const text : texts)
    if (!text.empty()) return std::string(text);
  return {};
}

/// What is wanted of the person of an identity; `held`: as they are, nothing if they are new. A group gives a role that takes
/// two administrators only together with a second factor.
Wanted wanted_of(AccessRoom const& room, store::Reader& reader, ProviderIdentity const& identity,
                 std::optional<Person> const& held) {
  Wanted wanted{first_filled({identity.display_name, identity.name, identity.email, "?"}), identity.email,
                roles_of(room.provider->settings(), identity.groups.value_or(std::vector<std::string>{}))};
  auto const has_second_factor =
      identity.by_second_factor || (held && second_factor_of(room, reader, held->id).is_on());
  wanted.is_cut = !has_second_factor && std::erase_if(wanted.roles, takes_two) > 0;
  return wanted;
}

void record(AccessRoom const& room, store::Writer& writer, std::string_view action, base::Id<Person> person,
            std::map<std::string, std::string> details = {}) {
  writer.record({.board = room.board,
                 .actor = provider_actor,
                 .action = std::string(action),
                 .subject = person.text(),
                 .details = std::move(details)});
}

bool is_as_wanted(Person const& person, Wanted const& wanted) {
  return person.display_name.inside() == wanted.display_name && person.email.inside() == wanted.email &&
         person.roles.inside() == wanted.roles;
}

/// "lopez", or "lopez-2" where somebody has that name.
std::string free_name(AccessRoom const& room, store::Reader& reader, ProviderIdentity const& identity) {
  auto const plain = person_name_for(first_filled({identity.name, identity.display_name}));
  auto name = plain;
  for (int number = 2; find_person(reader, room.board, name); ++number) name = plain + "-" + std::to_string(number);
  return name;
}

Person add(AccessRoom const& room, store::Writer& writer, ProviderIdentity const& identity, Wanted const& wanted) {
  auto const now = room.clock.now();
  Person const person{.id = base::Id<Person>::make(room.clock),
                      .name = free_name(room, writer, identity),
                      .display_name = wanted.display_name,
                      .email = wanted.email,
                      .added_at = now};
  insert_person(writer, room.board, person);
  insert_identity(writer, room.board, {person.id, identity.issuer, identity.subject, IdentityOrigin::sign_in, now});
  record(room, writer, "add_person", person.id);
  return person;
}

void change_roles(AccessRoom const& room, store::Writer& writer, Person const& person, Wanted const& wanted) {
  for (auto const role : all_roles()) {
    auto const is_wanted = std::ranges::find(wanted.roles, role) != wanted.roles.end();
    if (is_wanted == person.has(role)) continue;
    is_wanted ? put_role(writer, room.board, person.id, role, room.clock.now()) : delete_role(writer, person.id, role);
    record(room, writer, is_wanted ? "grant_role" : "revoke_role", person.id,
           {{"role", std::string(base::spelling_of(role))}});
  }
}

void change_words(AccessRoom const& room, store::Writer& writer, Person const& person, Wanted const& wanted) {
  if (person.display_name.inside() == wanted.display_name && person.email.inside() == wanted.email) return;
  put_words(writer, person.id, wanted.display_name, wanted.email);
  record(room, writer, "rename_person", person.id);
}

/// Whom an identity is of, and whether it was linked to them.
struct Held {
  std::optional<Person> person{};
  bool is_linked = false;
};

Held find(AccessRoom const& room, store::Reader& reader, ProviderIdentity const& identity) {
  auto const known = find_identity(reader, room.board, identity.issuer, identity.subject);
  if (!known) return {};
  return {find_person(reader, room.board, known->person), known->origin.inside() == IdentityOrigin::link};
}

/// Somebody suspended stays as they are: what the provider says of them counts again when they are let in again.
bool stays(Held const& held, Wanted const& wanted) {
  if (!held.person) return false;
  return held.is_linked || held.person->state.inside() == PersonState::suspended || is_as_wanted(*held.person, wanted);
}

void record_by(AccessRoom const& room, store::Writer& writer, std::string_view action, base::Id<Person> person) {
  writer.record({.board = room.board, .actor = person.text(), .action = std::string(action), .subject = person.text()});
  tell(room, writer, person, Notice::way_in_changed);
}

}  // namespace

base::Id<Person> follow_identity(AccessRoom const& room, ProviderIdentity const& identity) {
  ENSURE(room.provider != nullptr);
  auto const [held, wanted] = room.database.read([&](store::Reader& reader) {
    auto const found = find(room, reader, identity);
    return std::pair(found, wanted_of(room, reader, identity, found.person));
  });
  if (wanted.is_cut && !held.is_linked)
    room.provider->tell(
        "a group gives the role administrator, which counts with a second factor only: one of the provider (amr with "
        "mfa, "
        "or the acr of step_up_acr) or one here; it was left out");
  if (stays(held, wanted)) return held.person->id;
  return room.database.write([&](store::Writer& writer) {
    auto const found = find(room, writer, identity);
    auto const now_wanted = wanted_of(room, writer, identity, found.person);
    if (stays(found, now_wanted)) return found.person->id;
    auto const person = found.person ? *found.person : add(room, writer, identity, now_wanted);
    change_words(room, writer, person, now_wanted);
    change_roles(room, writer, person, now_wanted);
    return person.id;
  });
}

base::Answer<void> link_identity(AccessRoom const& room, store::Writer& writer, ProviderIdentity const& identity,
                                 base::Id<Person> person) {
  if (find_identity(writer, room.board, identity.issuer, identity.subject) || !list_identities(writer, person).empty())
    return base::refuse(base::RefusalCode::identity_taken);
  insert_identity(writer, room.board,
                  {person, identity.issuer, identity.subject, IdentityOrigin::link, room.clock.now()});
  record_by(room, writer, "link_identity", person);
  return {};
}

void unlink_identity(AccessRoom const& room, web::Principal const& principal) {
  auto const person = *base::Id<Person>::of(principal.person);
  room.database.write([&](store::Writer& writer) {
    if (!delete_links(writer, room.board, person)) return;
    for (auto const& session : list_sessions(writer, person))
      if (session.by.inside() == EnteredBy::provider && session.id.text() != principal.session)
        end_session(writer, person, session.id, room.clock.now());
    record_by(room, writer, "unlink_identity", person);
  });
}

}  // namespace wardmote::access
