#include "domains/board/kept_file_store.h"

namespace wardmote::board {

// Both relations have some hundred rows.
std::string kind_of_shown_file(store::Reader& reader, store::BoardId board, std::string_view hash) {
  return reader
      .first(
          "SELECT file_kind FROM obligation_evidence WHERE board_id = :board AND file_hash = :hash AND file_kind <> '' "
          "AND NOT EXISTS (SELECT 1 FROM evidence_withdrawal WHERE evidence_id = obligation_evidence.id) UNION SELECT "
          "file_kind FROM action_entry WHERE board_id = :board AND file_hash = :hash AND file_kind <> ''",
          {{"board", board}, {"hash", hash}}, [](store::Row const& row) { return row.text("file_kind"); })
      .value_or("");
}

std::set<std::string> shown_files(store::Reader& reader) {
  std::set<std::string> hashes;
  reader.each(
      "SELECT file_hash FROM obligation_evidence WHERE file_kind <> '' UNION SELECT file_hash FROM action_entry WHERE "
      "file_kind <> ''",
      {}, [&](store::Row const& row) { hashes.insert(row.text("file_hash")); });
  return hashes;
}

}  // namespace wardmote::board
