#include "store/backup/purged_records_store.h"

#include "store/boards_store.h"

namespace wardmote::store {

void enter_purged(Writer& writer, SealedRecord const& record, base::Instant now) {
  writer.run(
      "INSERT INTO purged_record (board_id, kind, row_id, purged_at) VALUES (:board, :kind, :row, :now)"
      " ON CONFLICT (board_id, kind, row_id) DO NOTHING",
      {{"board", record.board}, {"kind", record.kind}, {"row", record.row}, {"now", now}});
}

PurgeList list_purged(Reader& reader) {
  PurgeList list;
  reader.each("SELECT board_id, kind, row_id, purged_at FROM purged_record", {}, [&](Row const& row) {
    list.emplace(SealedRecord{row.id<Board>("board_id"), row.text("kind"), row.text("row_id")},
                 row.instant("purged_at"));
  });
  return list;
}

void bury_what_was_purged(PurgeList const& list, KeyFile& keys) {
  auto const shredded = keys.shredded();
  std::vector<SealedRecord> records;
  for (auto const& [record, purged_at] : list)
    if (!shredded.contains(record)) records.push_back(record);
  if (!records.empty()) keys.bury(records);
}

}  // namespace wardmote::store
