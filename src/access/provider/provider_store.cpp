#include "access/provider/provider_store.h"

namespace wardmote::access {

// Index: the primary key of provider_identity.
std::optional<base::Id<Person>> find_linked(store::Reader& reader, store::BoardId board, std::string_view issuer,
                                            std::string_view subject) {
  return reader.first(
      "SELECT person_id FROM provider_identity WHERE board_id = :board AND issuer = :issuer AND subject = :subject",
      {{"board", board}, {"issuer", issuer}, {"subject", subject}},
      [](store::Row const& row) { return row.id<Person>("person_id"); });
}

// Index: provider_identity_by_person.
std::vector<LinkedIdentity> list_identities(store::Reader& reader, base::Id<Person> person) {
  return reader.list(
      "SELECT issuer, subject, linked_at FROM provider_identity WHERE person_id = :person ORDER BY linked_at, issuer",
      {{"person", person}}, [](store::Row const& row) {
        return LinkedIdentity{row.text("issuer"), row.text("subject"), row.instant("linked_at")};
      });
}

void insert_identity(store::Writer& writer, store::BoardId board, base::Id<Person> person,
                     LinkedIdentity const& identity) {
  writer.run(
      "INSERT INTO provider_identity (board_id, issuer, subject, person_id, linked_at) VALUES (:board, :issuer, "
      ":subject, :person, :linked_at)",
      {{"board", board},
       {"issuer", identity.issuer},
       {"subject", identity.subject},
       {"person", person},
       {"linked_at", identity.linked_at}});
}

}  // namespace wardmote::access
