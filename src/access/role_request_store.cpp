#include "access/role_request_store.h"

#include "base/choice.h"

namespace wardmote::access {

std::vector<RoleRequest> list_role_requests(store::Reader& reader, base::Id<Person> person, base::Instant after) {
  return reader.list(
      "SELECT role, asked_by, asked_at FROM role_request WHERE person_id = :person AND asked_at > :after ORDER BY role",
      {{"person", person}, {"after", after}}, [&](store::Row const& row) {
        return RoleRequest{person, base::choice_of<Role>(row.text("role")), row.text("asked_by"),
                           row.instant("asked_at")};
      });
}

void put_role_request(store::Writer& writer, store::BoardId board, RoleRequest const& request) {
  writer.run(
      "INSERT INTO role_request (board_id, person_id, role, asked_by, asked_at) VALUES (:board, :person, :role, "
      ":asked_by, :asked_at) ON CONFLICT (person_id, role) DO UPDATE SET asked_by = excluded.asked_by, asked_at = "
      "excluded.asked_at",
      {{"board", board},
       {"person", request.person},
       {"role", base::spelling_of(request.role.inside())},
       {"asked_by", request.asked_by.inside()},
       {"asked_at", request.asked_at.inside()}});
}

void delete_role_request(store::Writer& writer, base::Id<Person> person, Role role) {
  writer.run("DELETE FROM role_request WHERE person_id = :person AND role = :role",
             {{"person", person}, {"role", base::spelling_of(role)}});
}

}  // namespace wardmote::access
