#include "access/people.h"

#include <algorithm>
#include <map>

#include "access/invitation_request_store.h"
#include "access/notice.h"
#include "access/person_store.h"
#include "access/provider/provider_store.h"
#include "access/role_request_store.h"
#include "access/second_factor.h"
#include "access/session_store.h"
#include "access/setting.h"
#include "base/choice.h"
#include "base/hash.h"
#include "outbound/mail_text.h"
#include "web/context.h"

namespace wardmote::access {
namespace {

using web::message_id;

constexpr std::size_t text_length_max = 200;
constexpr std::size_t secret_bytes = 32;

struct Acting {
  AccessRoom const& room;
  std::string_view actor;
  std::string_view action;
};

void record(Acting const& acting, store::Writer& writer, Person const& person,
            std::map<std::string, std::string> details = {}) {
  writer.record({.board = acting.room.board,
                 .actor = std::string(acting.actor),
                 .action = std::string(acting.action),
                 .subject = person.id.text(),
                 .details = std::move(details)});
}

/// `change(writer, person)` in a transaction with the person as it stands in it.
template <class Change>
auto change_person(AccessRoom const& room, std::string_view name, Change change) {
  return room.database.write([&](store::Writer& writer) -> decltype(change(writer, Person{})) {
    auto const person = find_person(writer, room.board, name);
    if (!person) return base::refuse(base::RefusalCode::person_unknown, {{"person", std::string(name)}});
    return change(writer, *person);
  });
}

bool is_last_administrator(AccessRoom const& room, store::Reader& reader, Person const& person) {
  return person.is_active() && person.has(Role::administrator) &&
         count_active(reader, room.board, Role::administrator) == 1;
}

std::unexpected<base::Refusal> last_administrator(Person const& person) {
  return base::refuse(base::RefusalCode::last_administrator, {{"person", person.name.inside()}});
}

base::Answer<void> check(NewPerson const& person) {
  base::Refusal refusal{.code = base::RefusalCode::form_invalid};
  if (!is_person_name(person.name))
    refusal.fields.push_back(
        {"name", std::string(message_id("Enter a name of 2 to 64 small letters, digits, dots and hyphens, beginning "
                                        "with a letter, like maria.lopez."))});
  if (person.display_name.empty() || person.display_name.size() > text_length_max)
    refusal.fields.push_back({"display_name", std::string(message_id("Enter the person’s name as pages show it."))});
  if (!person.email.empty() && !outbound::is_mail_address(person.email))
    refusal.fields.push_back(
        {"email", std::string(message_id("Enter an e-mail address, like maria@example.ca, or none."))});
  if (!refusal.fields.empty()) return std::unexpected(std::move(refusal));
  return {};
}

/// Whether another administrator has asked for the role already; if not, this one has now.
bool is_seconded(Acting const& acting, store::Writer& writer, Person const& person, Role role) {
  auto const now = acting.room.clock.now();
  for (auto const& request : list_role_requests(writer, person.id, now - request_lasts))
    if (request.role.inside() == role && request.asked_by.inside() != acting.actor) return true;
  put_role_request(writer, acting.room.board, {person.id, role, std::string(acting.actor), now});
  record({acting.room, acting.actor, "ask_role"}, writer, person, {{"role", std::string(base::spelling_of(role))}});
  return false;
}

/// An actor that is no person holds the database itself.
bool is_person(std::string_view actor) { return base::Id<Person>::of(actor).has_value(); }

/// Whether a link for the person may be made now. If it takes two, another administrator has asked for it already; if not, this one has now.
bool is_invitation_seconded(Acting const& acting, store::Writer& writer, Person const& person) {
  if (!is_person(acting.actor) || !invitation_takes_two(writer, person)) return true;
  auto const now = acting.room.clock.now();
  auto const asked = find_invitation_request(writer, person.id, now - request_lasts);
  if (asked && asked->asked_by.inside() != acting.actor) return true;
  put_invitation_request(writer, acting.room.board, {person.id, std::string(acting.actor), now});
  record({acting.room, acting.actor, "ask_invitation"}, writer, person);
  return false;
}

base::Answer<void> change_role(Acting const& acting, std::string_view name, Role role, bool grants) {
  auto const& room = acting.room;
  return change_person(room, name, [&](store::Writer& writer, Person const& person) -> base::Answer<void> {
    if (person.has(role) == grants) return {};
    if (!grants && role == Role::administrator && is_last_administrator(room, writer, person))
      return last_administrator(person);
    if (grants && takes_two(role) && is_person(acting.actor) && !is_seconded(acting, writer, person, role)) return {};
    grants ? put_role(writer, room.board, person.id, role, room.clock.now()) : delete_role(writer, person.id, role);
    delete_role_request(writer, person.id, role);
    record(acting, writer, person, {{"role", std::string(base::spelling_of(role))}});
    return {};
  });
}

base::Answer<void> change_state(Acting const& acting, std::string_view name, PersonState state) {
  auto const& room = acting.room;
  return change_person(room, name, [&](store::Writer& writer, Person const& person) -> base::Answer<void> {
    if (person.state.inside() == state) return {};
    if (is_last_administrator(room, writer, person)) return last_administrator(person);
    put_state(writer, person.id, state);
    end_sessions(writer, person.id, room.clock.now());
    record(acting, writer, person);
    return {};
  });
}

std::string insert_secret(AccessRoom const& room, store::Writer& writer, base::Id<Person> person, bool replaces) {
  auto const now = room.clock.now();
  auto const secret = base::random_secret(secret_bytes);
  if (replaces) use_invitations(writer, person, now);
  insert_invitation(writer, room.board,
                    {.id = base::to_text(base::make_uuid(room.clock)),
                     .person = person,
                     .expires_at = now + settings_of(writer, room.board).invitation},
                    secret);
  return secret;
}

}  // namespace

base::Answer<Person> add_person(AccessRoom const& room, NewPerson const& wanted, std::string_view actor) {
  if (auto const sound = check(wanted); !sound) return std::unexpected(sound.error());
  auto added = wanted;
  auto const waits = is_person(actor) ? std::erase_if(added.roles, takes_two) : 0;
  Person const person{.id = base::Id<Person>::make(room.clock),
                      .name = added.name,
                      .display_name = added.display_name,
                      .email = added.email,
                      .language = added.language,
                      .roles = added.roles,
                      .added_at = room.clock.now()};
  return room.database.write([&](store::Writer& writer) -> base::Answer<Person> {
    if (find_person(writer, room.board, added.name))
      return base::refuse(base::RefusalCode::person_exists, {{"person", added.name}});
    insert_person(writer, room.board, person);
    std::string roles;
    for (auto const role : added.roles) (roles += roles.empty() ? "" : ", ") += base::spelling_of(role);
    record({room, actor, "add_person"}, writer, person, {{"roles", roles}});
    if (waits > 0) std::ignore = is_seconded({room, actor, "ask_role"}, writer, person, Role::administrator);
    return person;
  });
}

bool invitation_takes_two(store::Reader& reader, Person const& person) {
  return person.has_password.inside() || std::ranges::any_of(person.roles.inside(), takes_two) ||
         !list_identities(reader, person.id).empty();
}

base::Answer<std::string> invite_person(AccessRoom const& room, std::string_view name, std::string_view actor) {
  return change_person(room, name, [&](store::Writer& writer, Person const& person) -> base::Answer<std::string> {
    if (!is_invitation_seconded({room, actor, "invite_person"}, writer, person)) return std::string();
    delete_invitation_request(writer, person.id);
    record({room, actor, "invite_person"}, writer, person);
    return insert_secret(room, writer, person.id, true);
  });
}

base::Answer<bool> send_invitation(AccessRoom const& room, std::string_view name, std::string_view actor) {
  return change_person(room, name, [&](store::Writer& writer, Person const& person) -> base::Answer<bool> {
    if (!is_invitation_seconded({room, actor, "invite_person"}, writer, person)) return false;
    delete_invitation_request(writer, person.id);
    record({room, actor, "invite_person"}, writer, person);
    tell(room, writer, person.id, Notice::invitation);
    return true;
  });
}

std::string make_invitation(AccessRoom const& room, base::Id<Person> person, bool replaces) {
  return room.database.write_unpublished(
      [&](store::Writer& writer) { return insert_secret(room, writer, person, replaces); });
}

base::Answer<void> grant_role(AccessRoom const& room, std::string_view name, Role role, std::string_view actor) {
  return change_role({room, actor, "grant_role"}, name, role, true);
}

base::Answer<void> revoke_role(AccessRoom const& room, std::string_view name, Role role, std::string_view actor) {
  return change_role({room, actor, "revoke_role"}, name, role, false);
}

base::Answer<void> reset_second_factor(AccessRoom const& room, std::string_view name, std::string_view actor) {
  auto const person = room.database.read([&](store::Reader& reader) { return find_person(reader, room.board, name); });
  if (!person) return base::refuse(base::RefusalCode::person_unknown, {{"person", std::string(name)}});
  return end_second_factor(room, person->id, actor);
}

base::Answer<void> suspend_person(AccessRoom const& room, std::string_view name, std::string_view actor) {
  return change_state({room, actor, "suspend_person"}, name, PersonState::suspended);
}

base::Answer<void> restore_person(AccessRoom const& room, std::string_view name, std::string_view actor) {
  return change_state({room, actor, "restore_person"}, name, PersonState::active);
}

}  // namespace wardmote::access
