#include "access/passkey/passkey_store.h"

#include "access/provider/base64url.h"
#include "base/choice.h"

namespace wardmote::access {
namespace {

constexpr std::string_view columns =
    "SELECT credential, person_id, name, algorithm, public_key, sign_count, added_at, last_used_at FROM passkey WHERE ";

Passkey passkey_of(store::Row const& row) {
  auto const used = row.text_or_none("last_used_at");
  return {.person = row.id<Person>("person_id"),
          .key = PasskeyKey{.credential = from_base64url(row.text("credential")).value_or(""),
                            .algorithm = base::choice_of<PasskeyAlgorithm>(row.text("algorithm")),
                            .public_key = from_base64url(row.text("public_key")).value_or(""),
                            .sign_count = static_cast<std::uint32_t>(row.integer("sign_count"))},
          .credential = row.text("credential"),
          .name = row.text("name"),
          .added_at = row.instant("added_at"),
          .last_used_at = used ? base::instant_of(*used) : std::nullopt};
}

}  // namespace

// Index: the primary key of passkey.
std::optional<Passkey> find_passkey(store::Reader& reader, store::BoardId board, std::string_view credential) {
  return reader.first(std::string(columns) + "board_id = :board AND credential = :credential",
                      {{"board", board}, {"credential", to_base64url(credential)}}, passkey_of);
}

// Index: passkey_by_person.
std::vector<Passkey> list_passkeys(store::Reader& reader, base::Id<Person> person) {
  return reader.list(std::string(columns) + "person_id = :person ORDER BY added_at, credential", {{"person", person}},
                     passkey_of);
}

void insert_passkey(store::Writer& writer, store::BoardId board, Passkey const& passkey) {
  auto const& key = passkey.key.inside();
  writer.run(
      "INSERT INTO passkey (board_id, credential, person_id, name, algorithm, public_key, sign_count, added_at) VALUES "
      "(:board, :credential, :person, :name, :algorithm, :public_key, :sign_count, :added_at)",
      {{"board", board},
       {"credential", to_base64url(key.credential)},
       {"person", passkey.person},
       {"name", passkey.name.inside()},
       {"algorithm", base::spelling_of(key.algorithm)},
       {"public_key", to_base64url(key.public_key)},
       {"sign_count", key.sign_count},
       {"added_at", passkey.added_at.inside()}});
}

bool put_used(store::Writer& writer, store::BoardId board, PasskeyKey const& key, std::uint32_t sign_count,
              base::Instant now) {
  return writer.run(
             "UPDATE passkey SET sign_count = :sign_count, last_used_at = :now WHERE board_id = :board AND credential "
             "= :credential AND sign_count = :known",
             {{"sign_count", sign_count},
              {"now", now},
              {"board", board},
              {"credential", to_base64url(key.credential)},
              {"known", key.sign_count}}) > 0;
}

bool delete_passkey(store::Writer& writer, store::BoardId board, base::Id<Person> person, std::string_view credential) {
  return writer.run("DELETE FROM passkey WHERE board_id = :board AND person_id = :person AND credential = :credential",
                    {{"board", board}, {"person", person}, {"credential", to_base64url(credential)}}) > 0;
}

}  // namespace wardmote::access
