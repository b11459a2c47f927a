#include "access/provider/provider_people.h"

#include <algorithm>
#include <map>

#include "access/person_store.h"
#include "access/provider/person_naming.h"
#include "access/provider/provider.h"
#include "access/provider/provider_store.h"
#include "base/choice.h"
#include "base/ensure.h"

namespace wardmote::access {
namespace {

/// As the provider would have the person be.
struct Wanted {
  std::string display_name{};
  std::string email{};
  std::vector<Role> roles{};
};

std::string first_filled(std::initializer_list<std::string_view> texts) {
  for (auto const text : texts)
    if (!text.empty()) return std::string(text);
  return {};
}

Wanted wanted_of(AccessRoom const& room, ProviderIdentity const& identity) {
  auto const groups = identity.groups.value_or(std::vector<std::string>{});
  return {first_filled({identity.display_name, identity.name, identity.email, "?"}), identity.email,
          roles_of(room.provider->settings(), groups)};
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
  insert_identity(writer, room.board, person.id, {identity.issuer, identity.subject, now});
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

std::optional<Person> find(AccessRoom const& room, store::Reader& reader, ProviderIdentity const& identity) {
  auto const id = find_linked(reader, room.board, identity.issuer, identity.subject);
  return id ? find_person(reader, room.board, *id) : std::nullopt;
}

}  // namespace

base::Id<Person> follow_identity(AccessRoom const& room, ProviderIdentity const& identity) {
  ENSURE(room.provider != nullptr);
  auto const wanted = wanted_of(room, identity);
  auto const held = room.database.read([&](store::Reader& reader) { return find(room, reader, identity); });
  // Somebody suspended stays as they are: what the provider says of them counts again when they are let in again.
  if (held && (is_as_wanted(*held, wanted) || held->state.inside() == PersonState::suspended)) return held->id;
  return room.database.write([&](store::Writer& writer) {
    auto found = find(room, writer, identity);
    auto const person = found ? *std::move(found) : add(room, writer, identity, wanted);
    change_words(room, writer, person, wanted);
    change_roles(room, writer, person, wanted);
    return person.id;
  });
}

}  // namespace wardmote::access
