#include "access/invitation_request_store.h"

namespace wardmote::access {

std::optional<InvitationRequest> find_invitation_request(store::Reader& reader, base::Id<Person> person,
                                                         base::Instant after) {
  return reader.first(
      "SELECT asked_by, asked_at FROM invitation_request WHERE person_id = :person AND asked_at > :after",
      {{"person", person}, {"after", after}},
      [&](store::Row const& row) { return InvitationRequest{person, row.text("asked_by"), row.instant("asked_at")}; });
}

void put_invitation_request(store::Writer& writer, store::BoardId board, InvitationRequest const& request) {
  writer.run(
      "INSERT INTO invitation_request (board_id, person_id, asked_by, asked_at) VALUES (:board, :person, :asked_by, "
      ":asked_at) ON CONFLICT (person_id) DO UPDATE SET asked_by = excluded.asked_by, asked_at = excluded.asked_at",
      {{"board", board},
       {"person", request.person},
       {"asked_by", request.asked_by.inside()},
       {"asked_at", request.asked_at.inside()}});
}

void delete_invitation_request(store::Writer& writer, base::Id<Person> person) {
  writer.run("DELETE FROM invitation_request WHERE person_id = :person", {{"person", person}});
}

}  // namespace wardmote::access
