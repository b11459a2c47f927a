#include "access/second_factor_store.h"

#include "access/session_store.h"

namespace wardmote::access {

std::optional<SecondFactor> find_second_factor(store::Reader& reader, store::BoardId board, base::Id<Person> person) {
  return reader.first(
      "SELECT id, person_id, secret, confirmed_at, last_step FROM second_factor WHERE person_id = :person AND board_id "
      "= "
      ":board",
      {{"person", person}, {"board", board}}, [](store::Row const& row) {
        SecondFactor factor{.id = row.id<SecondFactor>("id"),
                            .person = row.id<Person>("person_id"),
                            .secret = Sealed<Audience::self, TotpSecret>(store::SealedText::from(row, "secret")),
                            .last_step = row.integer("last_step")};
        if (auto const confirmed = row.text_or_none("confirmed_at")) factor.confirmed_at = base::instant_of(*confirmed);
        return factor;
      });
}

void insert_second_factor(store::Writer& writer, store::BoardId board, SecondFactor const& factor, base::Instant now) {
  writer.run(
      "INSERT INTO second_factor (id, board_id, person_id, secret, begun_at, last_step) VALUES (:id, :board, :person, "
      ":secret, :now, :last_step)",
      {{"id", factor.id},
       {"board", board},
       {"person", factor.person},
       {"secret", factor.secret.parameter()},
       {"now", now},
       {"last_step", factor.last_step.inside()}});
}

void put_confirmed(store::Writer& writer, base::Id<SecondFactor> factor, base::Instant now) {
  writer.run("UPDATE second_factor SET confirmed_at = :now WHERE id = :factor", {{"now", now}, {"factor", factor}});
}

void put_last_step(store::Writer& writer, base::Id<SecondFactor> factor, std::int64_t step) {
  writer.run("UPDATE second_factor SET last_step = :step WHERE id = :factor", {{"step", step}, {"factor", factor}});
}

void delete_second_factor(store::Writer& writer, base::Id<Person> person) {
  writer.run("DELETE FROM recovery_code WHERE person_id = :person", {{"person", person}});
  writer.run("DELETE FROM second_factor WHERE person_id = :person", {{"person", person}});
}

std::int64_t count_recovery_codes(store::Reader& reader, base::Id<Person> person) {
  return *reader.first("SELECT count(*) AS codes FROM recovery_code WHERE person_id = :person", {{"person", person}},
                       [](store::Row const& row) { return row.integer("codes"); });
}

void replace_recovery_codes(store::Writer& writer, store::BoardId board, base::Id<Person> person,
                            std::vector<std::string> const& codes) {
  writer.run("DELETE FROM recovery_code WHERE person_id = :person", {{"person", person}});
  for (auto const& code : codes)
    writer.run("INSERT INTO recovery_code (board_id, person_id, code_hash) VALUES (:board, :person, :code_hash)",
               {{"board", board}, {"person", person}, {"code_hash", kept_of(code)}});
}

bool use_recovery_code(store::Writer& writer, base::Id<Person> person, std::string_view code) {
  return writer.run("DELETE FROM recovery_code WHERE person_id = :person AND code_hash = :code_hash",
                    {{"person", person}, {"code_hash", kept_of(code)}}) > 0;
}

}  // namespace wardmote::access
