#include "access/session_store.h"

#include "base/choice.h"
#include "base/hash.h"

namespace wardmote::access {
namespace {

constexpr std::string_view columns =
    "SELECT id, person_id, form_token, device, entered_by, provider_session, started_at, last_seen_at, proved_at, "
    "ended_at, look_role, look_person, look_until FROM session WHERE ";

Session session_of(store::Row const& row) {
  Session session{.id = row.id<Session>("id"),
                  .person = row.id<Person>("person_id"),
                  .form_token = row.text("form_token"),
                  .device = Device::from(row, "device"),
                  .by = base::choice_of<EnteredBy>(row.text("entered_by")),
                  .provider_session = row.text("provider_session"),
                  .started_at = row.instant("started_at"),
                  .last_seen_at = row.instant("last_seen_at")};
  if (auto const proved = row.text_or_none("proved_at")) session.proved_at = base::instant_of(*proved);
  if (auto const ended = row.text_or_none("ended_at")) session.ended_at = base::instant_of(*ended);
  if (auto const role = row.text_or_none("look_role")) session.look_role = base::choice_called<Role>(*role);
  if (auto const person = row.text_or_none("look_person")) session.look_person = base::Id<Person>::of(*person);
  if (auto const until = row.text_or_none("look_until")) session.look_until = base::instant_of(*until);
  return session;
}

}  // namespace

std::string kept_of(std::string_view secret) { return base::to_hex(base::hash_of(secret)); }

std::optional<Session> find_session(store::Reader& reader, store::BoardId board, std::string_view token) {
  return reader.first(std::string(columns) + "token_hash = :token_hash AND board_id = :board",
                      {{"token_hash", kept_of(token)}, {"board", board}}, session_of);
}

std::optional<Session> find_session(store::Reader& reader, store::BoardId board, base::Id<Session> id) {
  return reader.first(std::string(columns) + "id = :id AND board_id = :board", {{"id", id}, {"board", board}},
                      session_of);
}

// Index: session_by_person.
std::vector<Session> list_sessions(store::Reader& reader, base::Id<Person> person) {
  return reader.list(
      std::string(columns) + "person_id = :person AND proved_at IS NOT NULL ORDER BY started_at DESC, id DESC",
      {{"person", person}}, session_of);
}

void insert_session(store::Writer& writer, store::BoardId board, Session const& session, std::string_view token) {
  writer.run(
      "INSERT INTO session (id, board_id, person_id, token_hash, form_token, device, entered_by, provider_session, "
      "started_at, last_seen_at, proved_at) VALUES (:id, :board, :person, :token_hash, :form_token, :device, "
      ":entered_by, :provider_session, :started_at, :last_seen_at, :proved_at)",
      {{"id", session.id},
       {"board", board},
       {"person", session.person},
       {"token_hash", kept_of(token)},
       {"form_token", session.form_token.inside()},
       {"device", session.device.inside().value()},
       {"entered_by", base::spelling_of(session.by.inside())},
       {"provider_session", session.provider_session.inside()},
       {"started_at", session.started_at.inside()},
       {"last_seen_at", session.last_seen_at.inside()},
       {"proved_at", session.proved_at.inside()}});
}

void put_proved(store::Writer& writer, base::Id<Session> session, base::Instant now) {
  writer.run("UPDATE session SET proved_at = :now WHERE id = :session", {{"now", now}, {"session", session}});
}

void put_last_seen(store::Writer& writer, base::Id<Session> session, base::Instant now) {
  writer.run("UPDATE session SET last_seen_at = :now WHERE id = :session AND ended_at IS NULL AND last_seen_at < :now",
             {{"now", now}, {"session", session}});
}

void put_look(store::Writer& writer, base::Id<Session> session, LookAs const& look, std::string_view token) {
  writer.run(
      "UPDATE session SET token_hash = :token_hash, look_role = :role, look_person = :person, look_until = :until "
      "WHERE "
      "id = :session AND ended_at IS NULL",
      {{"token_hash", kept_of(token)},
       {"role", look.role ? store::Parameter(base::spelling_of(*look.role)) : store::Parameter(nullptr)},
       {"person", look.person},
       {"until", look.until},
       {"session", session}});
}

void end_session(store::Writer& writer, base::Id<Person> person, base::Id<Session> session, base::Instant now) {
  writer.run("UPDATE session SET ended_at = :now WHERE id = :session AND person_id = :person AND ended_at IS NULL",
             {{"now", now}, {"session", session}, {"person", person}});
}

void end_all_sign_ins(store::Writer& writer, base::Instant now) {
  writer.run("UPDATE session SET ended_at = :now WHERE ended_at IS NULL", {{"now", now}});
  writer.run("UPDATE invitation SET used_at = :now WHERE used_at IS NULL", {{"now", now}});
}

void end_sessions(store::Writer& writer, base::Id<Person> person, base::Instant now) {
  writer.run("UPDATE session SET ended_at = :now WHERE person_id = :person AND ended_at IS NULL",
             {{"now", now}, {"person", person}});
}

void end_sessions_of_provider(store::Writer& writer, store::BoardId board, std::string_view provider_session,
                              base::Instant now) {
  writer.run(
      "UPDATE session SET ended_at = :now WHERE board_id = :board AND provider_session = :provider_session AND "
      "ended_at IS NULL",
      {{"now", now}, {"board", board}, {"provider_session", provider_session}});
}

void delete_sessions_before(store::Writer& writer, store::BoardId board, base::Instant then) {
  writer.run("DELETE FROM session WHERE board_id = :board AND started_at < :then", {{"board", board}, {"then", then}});
}

std::optional<Invitation> find_invitation(store::Reader& reader, store::BoardId board, std::string_view token) {
  return reader.first(
      "SELECT id, person_id, expires_at FROM invitation WHERE token_hash = :token_hash AND board_id = :board AND "
      "used_at IS NULL",
      {{"token_hash", kept_of(token)}, {"board", board}}, [](store::Row const& row) {
        return Invitation{row.text("id"), row.id<Person>("person_id"), row.instant("expires_at")};
      });
}

void insert_invitation(store::Writer& writer, store::BoardId board, Invitation const& invitation,
                       std::string_view token) {
  writer.run(
      "INSERT INTO invitation (id, board_id, person_id, token_hash, expires_at) VALUES (:id, :board, :person, "
      ":token_hash, :expires_at)",
      {{"id", invitation.id},
       {"board", board},
       {"person", invitation.person},
       {"token_hash", kept_of(token)},
       {"expires_at", invitation.expires_at}});
}

void use_invitations(store::Writer& writer, base::Id<Person> person, base::Instant now) {
  writer.run("UPDATE invitation SET used_at = :now WHERE person_id = :person AND used_at IS NULL",
             {{"now", now}, {"person", person}});
}

Failures failures_of(store::Reader& reader, store::BoardId board, std::string_view key) {
  return reader
      .first("SELECT failures, last_at FROM sign_in_failure WHERE board_id = :board AND key = :key",
             {{"board", board}, {"key", kept_of(key)}},
             [](store::Row const& row) { return Failures{row.integer("failures"), row.instant("last_at")}; })
      .value_or(Failures{});
}

void add_failure(store::Writer& writer, store::BoardId board, std::string_view key, base::Instant now) {
  writer.run("DELETE FROM sign_in_failure WHERE board_id = :board AND last_at < :long_ago",
             {{"board", board}, {"long_ago", now - failures_last}});
  writer.run(
      "INSERT INTO sign_in_failure (board_id, key, failures, last_at) VALUES (:board, :key, 1, :now) ON CONFLICT "
      "(board_id, key) DO UPDATE SET failures = sign_in_failure.failures + 1, last_at = excluded.last_at",
      {{"board", board}, {"key", kept_of(key)}, {"now", now}});
}

void forget_failures(store::Writer& writer, store::BoardId board, std::string_view key) {
  writer.run("DELETE FROM sign_in_failure WHERE board_id = :board AND key = :key",
             {{"board", board}, {"key", kept_of(key)}});
}

}  // namespace wardmote::access
