#include "access/secrecy/sealing.h"
#include "domains/situation/drafts/draft.h"
#include "domains/situation/drafts/draft_record.h"
#include "store/backup/purged_records_store.h"

namespace wardmote::situation {

// Index: draft_by_agency.
std::vector<RestingDraft> list_drafts(store::Reader& reader, store::BoardId board, std::string_view agency) {
  return reader.list(
      "SELECT id, agency, kept_at, kept_by, words FROM draft WHERE board_id = :board AND agency = :agency "
      "ORDER BY id DESC",
      {{"board", board}, {"agency", agency}}, [](store::Row const& row) {
        return RestingDraft{row.text("id"), row.text("agency"), row.instant("kept_at"), row.text("kept_by"),
                            *access::sealed_in<SealedDraft>(row, "words")};
      });
}

void put_draft(store::Writer& writer, store::BoardId board, RestingDraft const& draft) {
  writer.run("DELETE FROM draft WHERE board_id = :board AND id = :id AND agency = :agency",
             {{"board", board}, {"id", draft.id}, {"agency", draft.agency}});
  writer.run(
      "INSERT INTO draft (board_id, id, agency, kept_at, kept_by, words) VALUES (:board, :id, :agency, :at, :by, "
      ":words)",
      {{"board", board},
       {"id", draft.id},
       {"agency", draft.agency},
       {"at", draft.kept_at},
       {"by", draft.kept_by},
       {"words", draft.words.parameter()}});
  writer.record({.board = board, .actor = draft.kept_by, .action = "keep_draft", .subject = draft.id});
}

bool delete_draft(store::Writer& writer, store::BoardId board, std::string_view agency, std::string_view id,
                  base::Instant now) {
  auto const deleted = writer.run("DELETE FROM draft WHERE board_id = :board AND id = :id AND agency = :agency",
                                  {{"board", board}, {"id", id}, {"agency", agency}});
  if (deleted == 0) return false;
  store::enter_purged(writer, record_of_draft(board, id), now);
  return true;
}

}  // namespace wardmote::situation
