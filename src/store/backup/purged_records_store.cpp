#include "store/backup/purged_records_store.h"

namespace wardmote::store {

void enter_purged(Writer& writer, SealedRecord const& record, base::Instant now) {
  writer.run(
      "INSERT INTO purged_record (board_id, kind, row_id, purged_at) VALUES (:board, :kind, :row, :now)"
      " ON CONFLICT (board_id, kind, row_id) DO NOTHING",
      {{"board", record.board}, {"kind", record.kind}, {"row", record.row}, {"now", now}});
}

std::vector<PurgedRecord> list_purged(Reader& reader) {
  return reader.list("SELECT board_id, kind, row_id, purged_at FROM purged_record ORDER BY board_id, kind, row_id", {},
                     [](Row const& row) {
                       return PurgedRecord{{row.id<Board>("board_id"), row.text("kind"), row.text("row_id")},
                                           row.instant("purged_at")};
                     });
}

}  // namespace wardmote::store
