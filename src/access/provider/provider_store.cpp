#include "access/provider/provider_store.h"

#include "base/choice.h"

namespace wardmote::access {
namespace {

constexpr std::string_view columns =
    "SELECT person_id, issuer, subject, origin, linked_at FROM provider_identity WHERE ";

LinkedIdentity identity_in(store::Row const& row) {
  return {row.id<Person>("person_id"), row.text("issuer"), row.text("subject"),
          base::choice_of<IdentityOrigin>(row.text("origin")), row.instant("linked_at")};
}

}  // namespace

// Index: the primary key of provider_identity.
std::optional<LinkedIdentity> find_identity(store::Reader& reader, store::BoardId board, std::string_view issuer,
                                            std::string_view subject) {
  return reader.first(std::string(columns) + "board_id = :board AND issuer = :issuer AND subject = :subject",
                      {{"board", board}, {"issuer", issuer}, {"subject", subject}}, identity_in);
}

// Index: provider_identity_by_person.
std::vector<LinkedIdentity> list_identities(store::Reader& reader, base::Id<Person> person) {
  return reader.list(std::string(columns) + "person_id = :person ORDER BY linked_at, issuer", {{"person", person}},
                     identity_in);
}

void insert_identity(store::Writer& writer, store::BoardId board, LinkedIdentity const& identity) {
  writer.run(
      "INSERT INTO provider_identity (board_id, issuer, subject, person_id, origin, linked_at) VALUES (:board, "
      ":issuer, :subject, :person, :origin, :linked_at)",
      {{"board", board},
       {"issuer", identity.issuer.inside()},
       {"subject", identity.subject.inside()},
       {"person", identity.person},
       {"origin", base::spelling_of(identity.origin.inside())},
       {"linked_at", identity.linked_at.inside()}});
}

bool delete_links(store::Writer& writer, store::BoardId board, base::Id<Person> person) {
  return writer.run(
             "DELETE FROM provider_identity WHERE board_id = :board AND person_id = :person AND origin = :origin",
             {{"board", board}, {"person", person}, {"origin", base::spelling_of(IdentityOrigin::link)}}) > 0;
}

}  // namespace wardmote::access
