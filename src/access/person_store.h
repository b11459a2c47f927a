#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/person.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::access {

/// All people of a board, by name.
std::vector<Person> list_people(store::Reader& reader, store::BoardId board);
std::optional<Person> find_person(store::Reader& reader, store::BoardId board, std::string_view name);
std::optional<Person> find_person(store::Reader& reader, store::BoardId board, base::Id<Person> id);

/// The argon2id hash; nothing if no password was set, or there is no such person.
std::optional<std::string> password_hash_of(store::Reader& reader, base::Id<Person> person);

/// How many active people have the role.
std::int64_t count_active(store::Reader& reader, store::BoardId board, Role role);

void insert_person(store::Writer& writer, store::BoardId board, Person const& person);
void put_role(store::Writer& writer, store::BoardId board, base::Id<Person> person, Role role, base::Instant now);
void delete_role(store::Writer& writer, base::Id<Person> person, Role role);
void put_state(store::Writer& writer, base::Id<Person> person, PersonState state);
void put_language(store::Writer& writer, base::Id<Person> person, web::Language language);
void put_words(store::Writer& writer, base::Id<Person> person, std::string const& display_name,
               std::string const& email);
void put_password_hash(store::Writer& writer, base::Id<Person> person, std::string const& hash);

}  // namespace wardmote::access
