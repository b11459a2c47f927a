#include "domains/board/past/past_people_store.h"

#include "base/choice.h"
#include "base/hash.h"

namespace wardmote::board {
namespace {

std::string hash_of(PastPerson const& person) {
  base::Hasher hasher;
  auto const add = [&](std::string const& text) {
    hasher.add(std::to_string(text.size()) + ":");
    hasher.add(text);
  };
  add(person.name);
  for (auto const& term : person.terms)
    for (auto const* text : {&term.body, &term.title, &term.first_day, &term.last_day}) add(*text);
  return base::to_hex(hasher.finish());
}

store::Bindings person_key_of(store::BoardId board, std::string_view person) {
  return {{"board", board}, {"person", person}};
}

/// The ballots of a person: by their name, at the meetings of their council. Index: imported_ballot_by_name.
constexpr char ballots[] =
    " FROM imported_ballot b JOIN imported_meeting m ON m.board_id = b.board_id AND m.meeting = b.meeting JOIN "
    "imported_vote v ON v.board_id = b.board_id AND v.meeting = b.meeting AND v.item = b.item WHERE b.board_id = "
    ":board "
    "AND b.name = :name AND m.source_name = :source";

store::Bindings whose(store::BoardId board, HeldPerson const& person) {
  return {{"board", board}, {"name", person.name}, {"source", person.source_name}};
}

}  // namespace

std::string past_person_name(PastSource const& source, std::string_view name) {
  return past_meeting_name(source, name);
}

std::optional<Put> put_past_person(store::Writer& writer, store::BoardId board, PastSource const& source,
                                   PastPerson const& person) {
  auto const name = past_person_name(source, person.name);
  auto const hash = hash_of(person);
  auto const held =
      writer.first("SELECT name, content_hash FROM imported_person WHERE board_id = :board AND person = :person",
                   person_key_of(board, name),
                   [](store::Row const& row) { return std::pair(row.text("name"), row.text("content_hash")); });
  if (held && held->first != person.name) return std::nullopt;
  if (held && held->second == hash) return Put::unchanged;
  writer.run("DELETE FROM imported_term WHERE board_id = :board AND person = :person", person_key_of(board, name));
  writer.run(
      "INSERT INTO imported_person (board_id, person, source_name, name, content_hash) VALUES (:board, :person, "
      ":source_name, :name, :hash) ON CONFLICT (board_id, person) DO UPDATE SET content_hash = excluded.content_hash",
      {{"board", board}, {"person", name}, {"source_name", source.name}, {"name", person.name}, {"hash", hash}});
  auto const terms =
      writer.bulk("imported_term", {"board_id", "person", "position", "body", "title", "first_day", "last_day"});
  std::int64_t position = 0;
  for (auto const& term : person.terms)
    terms->add({board, name, ++position, term.body, term.title, term.first_day, term.last_day});
  terms->finish();
  return held ? Put::replaced : Put::added;
}

std::optional<HeldPerson> find_past_person(store::Reader& reader, store::BoardId board, std::string_view person) {
  auto held = reader.first(
      "SELECT person, source_name, name FROM imported_person WHERE board_id = :board AND person = :person",
      person_key_of(board, person),
      [](store::Row const& row) { return HeldPerson{row.text("person"), row.text("source_name"), row.text("name")}; });
  if (held)
    held->terms = reader.list(
        "SELECT body, title, first_day, last_day FROM imported_term WHERE board_id = :board AND person = :person ORDER "
        "BY first_day DESC, position",
        person_key_of(board, person), [](store::Row const& row) {
          return PastTerm{row.text("body"), row.text("title"), row.text("first_day"), row.text("last_day")};
        });
  return held;
}

std::map<std::string, std::string> past_people(store::Reader& reader, store::BoardId board,
                                               std::string_view source_name) {
  std::map<std::string, std::string> people;
  reader.each("SELECT name, person FROM imported_person WHERE board_id = :board AND source_name = :source",
              {{"board", board}, {"source", source_name}},
              [&](store::Row const& row) { people.emplace(row.text("name"), row.text("person")); });
  return people;
}

std::vector<HeldBallot> past_ballots_of(store::Reader& reader, store::BoardId board, HeldPerson const& person,
                                        std::int64_t limit) {
  auto bindings = whose(board, person);
  bindings.push_back({"limit", limit});
  return reader.list(
      std::string("SELECT b.meeting AS meeting, m.body AS body, m.held_on AS held_on, v.motion AS motion, b.choice AS "
                  "choice") +
          ballots + " ORDER BY m.held_on DESC, b.meeting DESC, b.item LIMIT :limit",
      bindings, [](store::Row const& row) {
        return HeldBallot{row.text("meeting"), row.text("body"), row.text("held_on"), row.text("motion"),
                          base::choice_of<PastOption>(row.text("choice"))};
      });
}

std::map<PastOption, std::int64_t> past_tally_of(store::Reader& reader, store::BoardId board,
                                                 HeldPerson const& person) {
  std::map<PastOption, std::int64_t> tally;
  reader.each(std::string("SELECT b.choice AS choice, count(*) AS votes") + ballots + " GROUP BY b.choice",
              whose(board, person), [&](store::Row const& row) {
                tally[base::choice_of<PastOption>(row.text("choice"))] = row.integer("votes");
              });
  return tally;
}

}  // namespace wardmote::board
