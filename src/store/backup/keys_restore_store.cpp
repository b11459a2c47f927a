#include <algorithm>

#include "base/ensure.h"
#include "store/backup/keys_restore.h"
#include "store/boards_store.h"
#include "store/sealed/key_file_schema.h"

namespace wardmote::store {
namespace {

std::string text_at(RelationHead const& relation, std::span<BulkValue const> row, std::string_view column) {
  auto const place = std::ranges::find(relation.columns, column) - relation.columns.begin();
  std::string text;
  row[static_cast<std::size_t>(place)].visit([&](auto held) {
    if constexpr (std::is_same_v<decltype(held), std::string_view>) text = held;
  });
  return text;
}

bool is_purged(PurgeList const& purged, RelationHead const& relation, std::span<BulkValue const> row) {
  if (relation.name != "record_key") return false;
  auto const board = BoardId::of(text_at(relation, row, "board_id"));
  return board && purged.contains({*board, text_at(relation, row, "kind"), text_at(relation, row, "row_id")});
}

/// Nothing of the key ever was in this file.
void add_tombstones(Writer& writer, PurgeList const& purged) {
  for (auto const& [record, purged_at] : purged)
    writer.run(
        "INSERT INTO shredded_record (board_id, kind, row_id, shredded_at, erased_at)"
        " VALUES (:board, :kind, :row, :purged_at, :purged_at) ON CONFLICT (board_id, kind, row_id) DO NOTHING",
        {{"board", record.board}, {"kind", record.kind}, {"row", record.row}, {"purged_at", purged_at}});
}

}  // namespace

base::Answer<std::unique_ptr<ProvedRestore>> prove_keys_restore(std::filesystem::path const& key_file,
                                                                BackupKey const& key,
                                                                std::filesystem::path const& backup,
                                                                PurgeList const& purged, base::Clock const& clock) {
  auto engine = std::shared_ptr<Engine>(make_sqlite_engine(key_file.string()));
  return prove_restore(*engine, key,
                       {.file = backup,
                        .of = BackupOf::keys,
                        .migrations = key_file_migrations(),
                        .files_folder = {},
                        .leave_out = [&](RelationHead const& relation,
                                         std::span<BulkValue const> row) { return is_purged(purged, relation, row); },
                        .settle = [&, engine](Writer& writer, BackupRead const&) { add_tombstones(writer, purged); }},
                       clock);
}

}  // namespace wardmote::store
