#include "access/sign_in.h"

#include <algorithm>

#include "access/look.h"
#include "access/notice.h"
#include "access/password.h"
#include "access/permission.h"
#include "access/person_store.h"
#include "access/second_factor.h"
#include "access/session_store.h"
#include "access/setting.h"
#include "access/throttle.h"
#include "base/hash.h"

namespace wardmote::access {
namespace {

using web::message_id;

/// The moment of the last page is kept to the minute: one write a minute is enough to end what is idle.
constexpr std::chrono::minutes seen_every{1};

std::string account_key(SignInAttempt const& attempt) { return "name:" + attempt.name; }

std::optional<base::Instant> waits_until(AccessRoom const& room, SignInAttempt const& attempt) {
  auto const now = room.clock.now();
  return room.database.read([&](store::Reader& reader) {
    auto const account =
        wait_until(failures_of(reader, room.board, account_key(attempt)), free_failures_of_account, now);
    return std::max(account, address_waits_until(room, reader, attempt.client_address));
  });
}

/// What `check()` gives, unless too many proofs of this person failed before; a failure is counted, a success forgets them.
template <class Check>
base::Answer<void> check_proof(AccessRoom const& room, base::Id<Person> person, Check check) {
  auto const key = "proof:" + person.text();
  auto const failures = room.database.read([&](store::Reader& reader) { return failures_of(reader, room.board, key); });
  if (auto const until = wait_until(failures, free_failures_of_account, room.clock.now()))
    return throttled(room, *until);
  base::Answer<void> const answer = check();
  if (!answer && answer.error().code == base::RefusalCode::key_not_given) return answer;
  if (answer && failures.count == 0) return answer;
  room.database.write_unpublished([&](store::Writer& writer) {
    answer ? forget_failures(writer, room.board, key) : add_failure(writer, room.board, key, room.clock.now());
  });
  return answer;
}

base::Answer<void> check_own_password(AccessRoom const& room, base::Id<Person> person, std::string_view password,
                                      std::string const& field) {
  auto const held = room.database.read([&](store::Reader& reader) { return password_hash_of(reader, person); });
  if (is_password(password, held)) return {};
  base::Refusal refusal{.code = base::RefusalCode::form_invalid};
  refusal.fields.push_back({field, std::string(message_id("This is not your password. Enter it once more."))});
  return std::unexpected(std::move(refusal));
}

bool needs_code(AccessRoom const& room, store::Reader& reader, base::Id<Person> person) {
  return second_factor_of(room, reader, person).is_on();
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

base::Answer<Entrance> sign_in(AccessRoom const& room, SignInAttempt const& attempt) {
  if (auto const until = waits_until(room, attempt)) return throttled(room, *until);
  auto const [person, hash] = room.database.read([&](store::Reader& reader) {
    auto const found = find_person(reader, room.board, attempt.name);
    return std::pair(found, found ? password_hash_of(reader, found->id) : std::nullopt);
  });
  auto const is_right = is_password(attempt.password, hash);
  auto const entrance = room.database.write_unpublished([&](store::Writer& writer) -> std::optional<Entrance> {
    // Asked here once more: whoever is suspended meanwhile does not slip in.
    auto const now_held = is_right ? find_person(writer, room.board, person->id) : std::nullopt;
    if (now_held && now_held->is_active()) {
      forget_failures(writer, room.board, account_key(attempt));
      return enter(room, writer, {.person = person->id, .device = device_called(attempt.device)});
    }
    add_failure(writer, room.board, account_key(attempt), room.clock.now());
    add_failure_of_address(room, writer, attempt.client_address);
    return std::nullopt;
  });
  if (!entrance) return base::refuse(base::RefusalCode::sign_in_failed);
  return *entrance;
}

base::Answer<std::string> complete_sign_in(AccessRoom const& room, web::Principal const& principal,
                                           std::string_view code) {
  auto const id = base::Id<Session>::of(principal.session);
  auto const asked = [&](store::Reader& reader) { return id ? find_session(reader, room.board, *id) : std::nullopt; };
  auto const waiting = room.database.read(asked);
  if (!waiting || waiting->proved_at.inside()) return base::refuse(base::RefusalCode::sign_in_not_begun);
  auto const proved = check_proof(room, waiting->person, [&] { return use_code(room, waiting->person, code); });
  if (!proved) return std::unexpected(proved.error());
  return room.database.write_unpublished([&](store::Writer& writer) -> base::Answer<std::string> {
    if (auto const held = asked(writer);
        !held || !stands(*held, room.clock.now(), settings_of(writer, room.board).session))
      return base::refuse(base::RefusalCode::sign_in_not_begun);
    end_session(writer, waiting->person, waiting->id, room.clock.now());
    return begin_session(room, writer,
                         {.person = waiting->person,
                          .device = waiting->device.inside(),
                          .by = waiting->by.inside(),
                          .is_proved = true,
                          .provider_session = waiting->provider_session.inside()});
  });
}

base::Answer<void> prove(AccessRoom const& room, web::Principal const& principal, std::string_view proof) {
  auto const person = *base::Id<Person>::of(principal.person);
  auto const by_code = room.database.read([&](store::Reader& reader) { return needs_code(room, reader, person); });
  auto const proved = check_proof(room, person, [&] {
    return by_code ? use_code(room, person, proof) : check_own_password(room, person, proof, "proof");
  });
  if (!proved) return proved;
  room.database.write_unpublished(
      [&](store::Writer& writer) { put_proved(writer, *base::Id<Session>::of(principal.session), room.clock.now()); });
  return {};
}

std::optional<Person> find_invited(AccessRoom const& room, store::Reader& reader, std::string_view secret) {
  auto const invitation = find_invitation(reader, room.board, secret);
  if (!invitation || room.clock.now() >= invitation->expires_at) return std::nullopt;
  auto person = find_person(reader, room.board, invitation->person);
  return person && person->is_active() ? person : std::nullopt;
}

base::Answer<Entrance> accept_invitation(AccessRoom const& room, std::string_view secret, std::string_view password,
                                         std::string_view device) {
  auto const asked = [&](store::Reader& reader) { return find_invited(room, reader, secret); };
  if (!room.database.read(asked)) return base::refuse(base::RefusalCode::invitation_invalid);
  if (auto const sound = check_password(password, "password"); !sound) return std::unexpected(sound.error());
  auto const hash = hash_of_password(password);  // only for whoever was invited: it costs
  return room.database.write([&](store::Writer& writer) -> base::Answer<Entrance> {
    auto const now = room.clock.now();
    auto const person = asked(writer);
    if (!person) return base::refuse(base::RefusalCode::invitation_invalid);
    use_invitations(writer, person->id, now);
    put_password_hash(writer, person->id, hash);
    end_sessions(writer, person->id, now);
    record(room, writer, "accept_invitation", person->id);
    auto const had_password = person->has_password.inside();
    if (had_password) tell(room, writer, person->id, Notice::password_changed);
    return enter(room, writer, {.person = person->id, .device = device_called(device), .is_first = !had_password});
  });
}

base::Answer<void> change_password(AccessRoom const& room, web::Principal const& principal, std::string_view old_one,
                                   std::string_view new_one) {
  if (auto const sound = check_password(new_one, "password_new"); !sound) return sound;
  auto const person = *base::Id<Person>::of(principal.person);
  auto const proved = check_proof(room, person, [&] { return check_own_password(room, person, old_one, "password"); });
  if (!proved) return proved;
  auto const hash = hash_of_password(new_one);
  room.database.write([&](store::Writer& writer) {
    put_password_hash(writer, person, hash);
    for (auto const& session : list_sessions(writer, person))
      if (session.id.text() != principal.session) end_session(writer, person, session.id, room.clock.now());
    record(room, writer, "change_password", person);
    tell(room, writer, person, Notice::password_changed);
  });
  return {};
}

void identify(AccessRoom const& room, std::string_view token, web::Principal& principal) {
  auto const now = room.clock.now();
  auto const [session, person, looked_at, limits] = room.database.read([&](store::Reader& reader) {
    auto const found = find_session(reader, room.board, token);
    auto const looks = found ? found->look_person.inside() : std::nullopt;
    return std::tuple(found, found ? find_person(reader, room.board, found->person) : std::nullopt,
                      looks ? find_person(reader, room.board, *looks) : std::nullopt,
                      settings_of(reader, room.board).session);
  });
  if (!session || !person || !stands(*session, now, limits) || !person->is_active()) return;
  if (!principal.is_watching && now >= session->last_seen_at.inside() + seen_every)
    room.database.try_write_unpublished([&](store::Writer& writer) { put_last_seen(writer, session->id, now); });
  principal.session = session->id.text();
  principal.form_token = session->form_token.inside();
  if (!session->proved_at.inside()) return;  // the code is still due
  principal.person = person->id.text();
  principal.person_name = person->display_name.inside();
  principal.proved_until = *session->proved_at.inside() + proof_lasts;
  principal.permissions = acts_of(person->roles.inside());
  look_as(*session, looked_at, now, principal);
}

}  // namespace wardmote::access
