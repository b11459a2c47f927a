#include "invariants/sentences.h"

namespace wardmote::invariants {

std::vector<std::string> nobody_suspended_is_signed_in(store::Reader& reader, store::BoardId board) {
  return reader.list(
      "SELECT p.id AS person, count(*) AS sessions FROM person p JOIN session s ON s.person_id = p.id WHERE p.board_id "
      "= "
      ":board AND p.state = 'suspended' AND s.ended_at IS NULL GROUP BY p.id ORDER BY p.id",
      {{"board", board}}, [](store::Row const& row) {
        return "person " + row.text("person") + " is suspended and has " + std::to_string(row.integer("sessions")) +
               " sign-ins that were not ended";
      });
}

}  // namespace wardmote::invariants
