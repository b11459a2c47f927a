#include "access/sign_in.h"

#include "access/password.h"
#include "access/permission.h"
#include "access/person_store.h"
#include "access/session_store.h"
#include "access/throttle.h"
#include "base/hash.h"

namespace wardmote::access {
namespace {

using web::message_id;

constexpr std::size_t secret_bytes = 32;
/// The moment of the last page is kept to the minute: one write a minute is enough to end what is idle.
constexpr std::chrono::minutes seen_every{1};

std::string account_key(SignInAttempt const& attempt) { return "name:" + attempt.name; }
std::string address_key(SignInAttempt const& attempt) { return "address:" + attempt.client_address; }

std::optional<base::Instant> waits_until(AccessRoom const& room, SignInAttempt const& attempt) {
  auto const now = room.clock.now();
  return room.database.read([&](store::Reader& reader) {
    auto const account =
        wait_until(failures_of(reader, room.board, account_key(attempt)), free_failures_of_account, now);
    auto const address =
        wait_until(failures_of(reader, room.board, address_key(attempt)), free_failures_of_address, now);
    return std::max(account, address);
  });
}

/// Begins a sign-in, whose secret is given back. A secret that a browser brought along is never taken up.
std::string begin_session(AccessRoom const& room, store::Writer& writer, base::Id<Person> person,
                          std::string_view device) {
  auto const now = room.clock.now();
  auto const token = base::random_secret(secret_bytes);
  delete_sessions_before(writer, room.board, now - ended_sessions_kept);
  insert_session(writer, room.board,
                 {.id = base::Id<Session>::make(room.clock),
                  .person = person,
                  .form_token = base::random_secret(secret_bytes),
                  .device = device_called(device),
                  .started_at = now,
                  .last_seen_at = now},
                 token);
  return token;
}

base::Answer<void> check_password(std::string_view password, std::string const& field) {
  if (password.size() >= password_length_min && password.size() <= password_length_max) return {};
  base::Refusal refusal{.code = base::RefusalCode::form_invalid};
  refusal.fields.push_back({field, std::string(message_id("Choose a password of 12 characters or more."))});
  return std::unexpected(std::move(refusal));
}

void record(AccessRoom const& room, store::Writer& writer, std::string_view action, base::Id<Person> person) {
  writer.record({.board = room.board, .actor = person.text(), .action = std::string(action), .subject = person.text()});
}

}  // namespace

base::Answer<std::string> sign_in(AccessRoom const& room, SignInAttempt const& attempt) {
  if (auto const until = waits_until(room, attempt)) {
    auto const minutes = std::chrono::ceil<std::chrono::minutes>(*until - room.clock.now());
    return base::refuse(base::RefusalCode::sign_in_throttled, {{"minutes", std::to_string(minutes.count())}});
  }
  auto const [person, hash] = room.database.read([&](store::Reader& reader) {
    auto const found = find_person(reader, room.board, attempt.name);
    return std::pair(found, found ? password_hash_of(reader, found->id) : std::nullopt);
  });
  auto const is_right = is_password(attempt.password, hash);
  auto const token = room.database.write_unpublished([&](store::Writer& writer) -> std::optional<std::string> {
    // Asked here once more: whoever is suspended meanwhile does not slip in.
    auto const now_held = is_right ? find_person(writer, room.board, person->id) : std::nullopt;
    if (now_held && now_held->state == PersonState::active) {
      forget_failures(writer, room.board, account_key(attempt));
      return begin_session(room, writer, person->id, attempt.device);
    }
    add_failure(writer, room.board, account_key(attempt), room.clock.now());
    add_failure(writer, room.board, address_key(attempt), room.clock.now());
    return std::nullopt;
  });
  if (!token) return base::refuse(base::RefusalCode::sign_in_failed);
  return *token;
}

std::optional<Person> find_invited(AccessRoom const& room, store::Reader& reader, std::string_view secret) {
  auto const invitation = find_invitation(reader, room.board, secret);
  if (!invitation || room.clock.now() >= invitation->expires_at) return std::nullopt;
  auto person = find_person(reader, room.board, invitation->person);
  return person && person->state == PersonState::active ? person : std::nullopt;
}

base::Answer<std::string> accept_invitation(AccessRoom const& room, std::string_view secret, std::string_view password,
                                            std::string_view device) {
  auto const asked = [&](store::Reader& reader) { return find_invited(room, reader, secret); };
  if (!room.database.read(asked)) return base::refuse(base::RefusalCode::invitation_invalid);
  if (auto const sound = check_password(password, "password"); !sound) return std::unexpected(sound.error());
  auto const hash = hash_of_password(password);  // only for whoever was invited: it costs
  return room.database.write([&](store::Writer& writer) -> base::Answer<std::string> {
    auto const now = room.clock.now();
    auto const person = asked(writer);
    if (!person) return base::refuse(base::RefusalCode::invitation_invalid);
    use_invitations(writer, person->id, now);
    put_password_hash(writer, person->id, hash);
    end_sessions(writer, person->id, now);
    record(room, writer, "accept_invitation", person->id);
    return begin_session(room, writer, person->id, device);
  });
}

base::Answer<void> change_password(AccessRoom const& room, web::Principal const& principal, std::string_view old_one,
                                   std::string_view new_one) {
  if (auto const sound = check_password(new_one, "password_new"); !sound) return sound;
  auto const person = *base::Id<Person>::of(principal.person);
  auto const held = room.database.read([&](store::Reader& reader) { return password_hash_of(reader, person); });
  if (!is_password(old_one, held)) {
    base::Refusal refusal{.code = base::RefusalCode::form_invalid};
    refusal.fields.push_back({"password", std::string(message_id("This is not your password. Enter it once more."))});
    return std::unexpected(std::move(refusal));
  }
  auto const hash = hash_of_password(new_one);
  room.database.write([&](store::Writer& writer) {
    put_password_hash(writer, person, hash);
    for (auto const& session : list_sessions(writer, person))
      if (session.id.text() != principal.session) end_session(writer, person, session.id, room.clock.now());
    record(room, writer, "change_password", person);
  });
  return {};
}

void identify(AccessRoom const& room, std::string_view token, web::Principal& principal) {
  auto const now = room.clock.now();
  auto const [session, person] = room.database.read([&](store::Reader& reader) {
    auto const found = find_session(reader, room.board, token);
    return std::pair(found, found ? find_person(reader, room.board, found->person) : std::nullopt);
  });
  if (!session || !person || !stands(*session, now) || person->state != PersonState::active) return;
  if (now >= session->last_seen_at + seen_every)
    room.database.write_unpublished([&](store::Writer& writer) { put_last_seen(writer, session->id, now); });
  principal.person = person->id.text();
  principal.person_name = person->display_name;
  principal.session = session->id.text();
  principal.form_token = session->form_token;
  principal.permissions = acts_of(person->roles);
}

}  // namespace wardmote::access
