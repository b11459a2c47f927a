#include "access/passkey/passkeys.h"

#include "access/notice.h"
#include "access/person_store.h"
#include "access/provider/base64url.h"
#include "access/session_store.h"
#include "base/choice.h"
#include "base/hash.h"
#include "outbound/url.h"

namespace wardmote::access {
namespace {

using web::message_id;

constexpr std::size_t secret_bytes = 32;
constexpr std::size_t name_length_max = 60;

std::unexpected<base::Refusal> refused(PasskeyFault fault) {
  return base::refuse(base::RefusalCode::passkey_refused, {{"reason", std::string(base::spelling_of(fault))}});
}

std::string challenge_of(std::string_view browser_secret) { return to_base64url(derived("challenge", browser_secret)); }

Ceremony ceremony_of(AccessRoom const& room, std::string_view browser_secret) {
  auto const reach = outbound::reach_of(room.site);
  return {.origin = room.site,
          .site = reach ? reach->host : "",
          .challenge = browser_secret.empty() ? "" : challenge_of(browser_secret)};
}

/// Whether this browser began a visit for that, a short while ago and by this very sign-in. It is over by that.
bool takes_visit(AccessRoom const& room, VisitPurpose purpose, web::Context const& context) {
  auto const& principal = context.principal;
  auto const visit = room.database.write_unpublished(
      [&](store::Writer& writer) { return take_visit(writer, room.board, principal.visit); });
  auto const is_of_session = purpose == VisitPurpose::enter_by_passkey ||
                             (visit && visit->session == base::Id<Session>::of(principal.session));
  return visit && visit->purpose == purpose && is_of_session && context.now < visit->begun_at + visit_lasts;
}

struct Use {
  Passkey passkey;
  std::uint32_t sign_count;
};

/// The passkey that has signed for this visit.
base::Answer<Use> checked(AccessRoom const& room, PasskeyUse const& use, VisitPurpose purpose,
                          web::Context const& context) {
  if (!takes_visit(room, purpose, context)) return base::refuse(base::RefusalCode::sign_in_not_begun);
  auto const credential = from_base64url(use.credential), client_data = from_base64url(use.client_data),
             data = from_base64url(use.authenticator_data), signature = from_base64url(use.signature);
  if (!credential || !client_data || !data || !signature) return refused(PasskeyFault::malformed);
  auto passkey =
      room.database.read([&](store::Reader& reader) { return find_passkey(reader, room.board, *credential); });
  if (!passkey) return refused(PasskeyFault::signature_wrong);
  auto const count =
      used_passkey(ceremony_of(room, context.principal.visit), passkey->key.inside(), *client_data, *data, *signature);
  if (!count) return refused(count.error());
  return Use{*std::move(passkey), *count};
}

void count_failure(AccessRoom const& room, web::Context const& context) {
  room.database.write_unpublished(
      [&](store::Writer& writer) { add_failure_of_address(room, writer, context.principal.client_address); });
}

base::Answer<Entrance> enter(AccessRoom const& room, Use const& use, web::Context const& context) {
  return room.database.write_unpublished([&](store::Writer& writer) -> base::Answer<Entrance> {
    auto const person = find_person(writer, room.board, use.passkey.person);
    if (!person || !person->is_active()) return base::refuse(base::RefusalCode::person_suspended);
    if (!put_used(writer, room.board, use.passkey.key.inside(), use.sign_count, context.now))
      return refused(PasskeyFault::copied);
    return Entrance{begin_session(room, writer,
                                  {.person = person->id,
                                   .device = device_called(context.principal.device),
                                   .by = EnteredBy::passkey,
                                   .is_proved = true})};
  });
}

/// In the chain, and to the person.
void record(AccessRoom const& room, store::Writer& writer, std::string_view action, base::Id<Person> person) {
  writer.record({.board = room.board, .actor = person.text(), .action = std::string(action), .subject = person.text()});
  tell(room, writer, person, Notice::way_in_changed);
}

base::Answer<void> check_name(std::string const& name) {
  if (!name.empty() && name.size() <= name_length_max) return {};
  base::Refusal refusal{.code = base::RefusalCode::form_invalid};
  refusal.fields.push_back(
      {"name", std::string(message_id("Give the passkey a name by which you know its device, of up to 60 letters."))});
  return std::unexpected(std::move(refusal));
}

}  // namespace

base::Answer<PasskeyRequest> ask_for_passkey(AccessRoom const& room, VisitPurpose purpose,
                                             web::Context const& context) {
  if (room.site.empty()) return base::refuse(base::RefusalCode::passkeys_not_set);
  auto const waits_until = room.database.read(
      [&](store::Reader& reader) { return address_waits_until(room, reader, context.principal.client_address); });
  if (waits_until) return throttled(room, *waits_until);
  auto const secret = base::random_secret(secret_bytes);
  Visit const visit{.purpose = purpose,
                    .session = base::Id<Session>::of(context.principal.session),
                    .next = "",
                    .begun_at = context.now};
  room.database.write_unpublished([&](store::Writer& writer) { insert_visit(writer, room.board, secret, visit); });
  auto const ceremony = ceremony_of(room, secret);
  return PasskeyRequest{ceremony.challenge, ceremony.site, secret};
}

base::Answer<Entrance> enter_by_passkey(AccessRoom const& room, PasskeyUse const& use, web::Context const& context) {
  if (use.signature.empty()) return refused(PasskeyFault::malformed);  // nothing was tried
  auto const used = checked(room, use, VisitPurpose::enter_by_passkey, context);
  if (!used) {
    count_failure(room, context);
    return std::unexpected(used.error());
  }
  return enter(room, *used, context);
}

base::Answer<void> prove_by_passkey(AccessRoom const& room, PasskeyUse const& use, web::Context const& context) {
  auto const used = checked(room, use, VisitPurpose::prove_by_passkey, context);
  if (!used) return std::unexpected(used.error());
  if (used->passkey.person.text() != context.principal.person) return refused(PasskeyFault::signature_wrong);
  return room.database.write_unpublished([&](store::Writer& writer) -> base::Answer<void> {
    if (!put_used(writer, room.board, used->passkey.key.inside(), used->sign_count, context.now))
      return refused(PasskeyFault::copied);
    put_proved(writer, *base::Id<Session>::of(context.principal.session), context.now);
    return {};
  });
}

base::Answer<void> add_passkey(AccessRoom const& room, NewPasskey const& made, web::Context const& context) {
  if (auto const sound = check_name(made.name); !sound) return sound;
  if (!takes_visit(room, VisitPurpose::add_passkey, context)) return base::refuse(base::RefusalCode::sign_in_not_begun);
  auto const client_data = from_base64url(made.client_data), data = from_base64url(made.authenticator_data);
  if (!client_data || !data) return refused(PasskeyFault::malformed);
  auto key = made_passkey(ceremony_of(room, context.principal.visit), made.algorithm, *client_data, *data);
  if (!key) return refused(key.error());
  auto const person = *base::Id<Person>::of(context.principal.person);
  return room.database.write([&](store::Writer& writer) -> base::Answer<void> {
    if (list_passkeys(writer, person).size() >= passkeys_max)
      return base::refuse(base::RefusalCode::passkeys_too_many, {{"count", std::to_string(passkeys_max)}});
    if (find_passkey(writer, room.board, key->credential)) return refused(PasskeyFault::copied);
    insert_passkey(writer, room.board,
                   {.person = person,
                    .key = *key,
                    .credential = to_base64url(key->credential),
                    .name = made.name,
                    .added_at = context.now});
    record(room, writer, "add_passkey", person);
    return {};
  });
}

base::Answer<void> remove_passkey(AccessRoom const& room, std::string_view credential, web::Context const& context) {
  auto const bytes = from_base64url(credential);
  auto const person = *base::Id<Person>::of(context.principal.person);
  if (!bytes) return {};
  room.database.write([&](store::Writer& writer) {
    if (delete_passkey(writer, room.board, person, *bytes)) record(room, writer, "remove_passkey", person);
  });
  return {};
}

}  // namespace wardmote::access
