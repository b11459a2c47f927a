#include "access/held_row_store.h"

#include "base/choice.h"

namespace wardmote::access {

std::vector<HeldRow> list_held_rows(store::Reader& reader, store::BoardId board, base::Id<Person> person) {
  return reader.list(
      "SELECT 'role' AS kind, role AS what, granted_at AS happened_at FROM person_role WHERE person_id = :person "
      "UNION ALL SELECT 'invitation', '', expires_at FROM invitation WHERE person_id = :person AND used_at IS NULL "
      "UNION ALL SELECT 'invitation_request', '', asked_at FROM invitation_request WHERE person_id = :person OR "
      "asked_by = :person "
      "UNION ALL SELECT 'role_request', role, asked_at FROM role_request WHERE person_id = :person OR asked_by = "
      ":person "
      "UNION ALL SELECT 'job', kind, created_at FROM job WHERE board_id = :board AND asked_by = :person "
      "UNION ALL SELECT 'setting', name, changed_at FROM setting_change WHERE board_id = :board AND changed_by = "
      ":person "
      "UNION ALL SELECT 'identity', issuer || ' ' || subject, linked_at FROM provider_identity WHERE person_id = "
      ":person "
      "UNION ALL SELECT 'passkey', name, added_at FROM passkey WHERE person_id = :person "
      "UNION ALL SELECT 'entry', action, recorded_at FROM audit_entry WHERE board_id = :board AND (actor = :person OR "
      "subject = :person) ORDER BY happened_at, kind, what",
      {{"person", person}, {"board", board}}, [&](store::Row const& row) {
        return HeldRow{person, base::choice_of<HeldKind>(row.text("kind")), row.text("what"),
                       row.instant("happened_at")};
      });
}

}  // namespace wardmote::access
