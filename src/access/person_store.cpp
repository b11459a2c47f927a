#include "access/person_store.h"

#include <algorithm>

#include "base/choice.h"

namespace wardmote::access {
namespace {

constexpr std::string_view columns =
    "SELECT id, name, display_name, email, language, state, added_at, CASE WHEN password_hash IS NULL THEN 0 ELSE 1 "
    "END AS has_password, (SELECT max(last_seen_at) FROM session WHERE person_id = person.id AND proved_at IS NOT "
    "NULL) "
    "AS last_seen_at FROM person WHERE board_id = :board";

/// Index: session_by_person.
Person person_of(store::Row const& row) {
  auto const last_seen = row.text_or_none("last_seen_at");
  return {.id = row.id<Person>("id"),
          .name = row.text("name"),
          .display_name = row.text("display_name"),
          .email = row.text("email"),
          .language = row.text("language") == code_of(web::Language::fr) ? web::Language::fr : web::Language::en,
          .state = base::choice_of<PersonState>(row.text("state")),
          .has_password = row.truth("has_password"),
          .added_at = row.instant("added_at"),
          .last_seen_at = last_seen ? base::instant_of(*last_seen) : std::nullopt};
}

/// Index: the primary key of person_role. A role that this program does not know gives nothing.
void read_roles(store::Reader& reader, Person& person) {
  auto const roles = reader.list("SELECT role FROM person_role WHERE person_id = :person", {{"person", person.id}},
                                 [](store::Row const& row) { return base::choice_called<Role>(row.text("role")); });
  std::vector<Role> known;
  for (auto const& role : roles)
    if (role) known.push_back(*role);
  std::ranges::sort(known);
  person.roles = std::move(known);
}

std::optional<Person> first_person(store::Reader& reader, std::string_view condition, store::Bindings const& bindings) {
  auto person = reader.first(std::string(columns) + std::string(condition), bindings, person_of);
  if (person) read_roles(reader, *person);
  return person;
}

}  // namespace

std::vector<Person> list_people(store::Reader& reader, store::BoardId board) {
  auto people = reader.list(std::string(columns) + " ORDER BY name", {{"board", board}}, person_of);
  for (auto& person : people) read_roles(reader, person);
  return people;
}

std::optional<Person> find_person(store::Reader& reader, store::BoardId board, std::string_view name) {
  return first_person(reader, " AND name = :name", {{"board", board}, {"name", name}});
}

std::optional<Person> find_person(store::Reader& reader, store::BoardId board, base::Id<Person> id) {
  return first_person(reader, " AND id = :id", {{"board", board}, {"id", id}});
}

std::optional<std::string> password_hash_of(store::Reader& reader, base::Id<Person> person) {
  auto const found = reader.first("SELECT password_hash FROM person WHERE id = :person", {{"person", person}},
                                  [](store::Row const& row) { return row.text_or_none("password_hash"); });
  return found.value_or(std::nullopt);
}

std::int64_t count_active(store::Reader& reader, store::BoardId board, Role role) {
  return *reader.first(
      "SELECT count(*) AS held FROM person p JOIN person_role r ON r.person_id = p.id WHERE p.board_id = :board AND "
      "p.state = 'active' AND r.role = :role",
      {{"board", board}, {"role", base::spelling_of(role)}}, [](store::Row const& row) { return row.integer("held"); });
}

void insert_person(store::Writer& writer, store::BoardId board, Person const& person) {
  writer.run(
      "INSERT INTO person (id, board_id, name, display_name, email, language, state, added_at) VALUES (:id, :board, "
      ":name, :display_name, :email, :language, :state, :added_at)",
      {{"id", person.id},
       {"board", board},
       {"name", person.name.inside()},
       {"display_name", person.display_name.inside()},
       {"email", person.email.inside()},
       {"language", code_of(person.language.inside())},
       {"state", base::spelling_of(person.state.inside())},
       {"added_at", person.added_at.inside()}});
  for (auto const role : person.roles.inside()) put_role(writer, board, person.id, role, person.added_at.inside());
}

void put_role(store::Writer& writer, store::BoardId board, base::Id<Person> person, Role role, base::Instant now) {
  writer.run(
      "INSERT INTO person_role (board_id, person_id, role, granted_at) VALUES (:board, :person, :role, :now) ON "
      "CONFLICT (person_id, role) DO NOTHING",
      {{"board", board}, {"person", person}, {"role", base::spelling_of(role)}, {"now", now}});
}

void delete_role(store::Writer& writer, base::Id<Person> person, Role role) {
  writer.run("DELETE FROM person_role WHERE person_id = :person AND role = :role",
             {{"person", person}, {"role", base::spelling_of(role)}});
}

void put_state(store::Writer& writer, base::Id<Person> person, PersonState state) {
  writer.run("UPDATE person SET state = :state WHERE id = :person",
             {{"state", base::spelling_of(state)}, {"person", person}});
}

void put_language(store::Writer& writer, base::Id<Person> person, web::Language language) {
  writer.run("UPDATE person SET language = :language WHERE id = :person",
             {{"language", code_of(language)}, {"person", person}});
}

void put_words(store::Writer& writer, base::Id<Person> person, std::string const& display_name,
               std::string const& email) {
  writer.run("UPDATE person SET display_name = :display_name, email = :email WHERE id = :person",
             {{"display_name", display_name}, {"email", email}, {"person", person}});
}

void put_password_hash(store::Writer& writer, base::Id<Person> person, std::string const& hash) {
  writer.run("UPDATE person SET password_hash = :hash WHERE id = :person", {{"hash", hash}, {"person", person}});
}

}  // namespace wardmote::access
