#include <fcntl.h>

#include "store/audit_chain.h"
#include "store/backup/backup.h"
#include "store/backup/chunk_writer.h"
#include "store/backup/row_bytes.h"
#include "store/boards_store.h"
#include "store/jobs/progress.h"

namespace wardmote::store {
namespace {

constexpr std::size_t rows_bytes = 64 * 1024;  // of rows in one chunk, about

struct StoppedCopying {};

/// Writes what a database and a folder hold into chunks.
class Copying {
 public:
  Copying(ChunkWriter& chunks, BackupRequest const& request) : chunks_(chunks), request_(request) {}

  void header(Reader& reader, BackupRead& read, base::Clock const& clock) {
    read.header.made_at = clock.now();
    if (read.header.of == BackupOf::data) read.header.purged = count_purged(reader);
    chunks_.add(ChunkKind::header, texts_of(read.header));
    if (read.header.of == BackupOf::data) boards(reader, read.header);
    reader.each("SELECT number, checksum FROM schema_migration ORDER BY number", {}, [&](Row const& row) {
      chunks_.add(ChunkKind::migration,
                  {{"number", std::to_string(row.integer("number"))}, {"checksum", row.text("checksum")}});
    });
    total_ += static_cast<std::uint64_t>(reader.size_bytes());
  }

  void relation(Reader& reader, Relation const& relation) {
    chunks_.add(ChunkKind::relation, texts_of(RelationHead{relation.name, relation.columns}));
    RowEncoder encoder(relation.columns.size());
    std::string rows;
    std::int64_t count = 0;
    reader.each_row(relation, [&](std::span<BulkValue const> values) {
      encoder.add(values, rows);
      ++count;
      if (rows.size() >= rows_bytes) add_cut(ChunkKind::rows, rows);
    });
    add_cut(ChunkKind::rows, rows);
    chunks_.add(ChunkKind::relation_end, {{"rows", std::to_string(count)}});
    ++totals_.relations;
    totals_.rows += count;
  }

  void files(FileStore const& store) {
    auto const all = store.list();
    for (auto const& entry : all) total_ += std::filesystem::file_size(entry.path);
    for (auto const& entry : all) file(entry);
  }

  BackupTotals const& totals() const { return totals_; }

 private:
  static std::int64_t count_purged(Reader& reader) {
    return *reader.first("SELECT count(*) AS records FROM purged_record", {},
                         [](Row const& row) { return row.integer("records"); });
  }

  void boards(Reader& reader, BackupHeader& header) {
    for (auto const& board : list_boards(reader)) {
      auto const head = audit_head(reader, board.id);
      header.boards.push_back(
          {board.id.text(), board.slug, head ? head->sequence : 0, base::to_hex(head ? head->hash : base::Hash{})});
      chunks_.add(ChunkKind::board, texts_of(header.boards.back()));
    }
  }

  /// Empties `bytes`, in as many chunks as it takes.
  void add_cut(ChunkKind kind, std::string& bytes) {
    for (std::size_t at = 0; at < bytes.size(); at += chunk_held_bytes_max)
      chunks_.add(kind, std::string_view(bytes).substr(at, chunk_held_bytes_max));
    done_ += bytes.size();
    bytes.clear();
    if (!request_.tell(done_, std::max(done_, total_))) throw StoppedCopying{};
  }

  void file(FileStore::Entry const& entry) {
    Descriptor source(entry.path, O_RDONLY);
    chunks_.add(ChunkKind::file, {{"name", entry.name}});
    base::Hasher hasher;
    std::int64_t count = 0;
    for (auto bytes = source.read(chunk_held_bytes_max); !bytes.empty(); bytes = source.read(chunk_held_bytes_max)) {
      hasher.add(bytes);
      count += static_cast<std::int64_t>(bytes.size());
      add_cut(ChunkKind::bytes, bytes);
    }
    chunks_.add(ChunkKind::file_end, {{"bytes", std::to_string(count)}, {"hash", base::to_hex(hasher.finish())}});
    ++totals_.files;
    totals_.files_bytes += count;
  }

  ChunkWriter& chunks_;
  BackupRequest const& request_;
  BackupTotals totals_;
  std::uint64_t done_ = 0, total_ = 0;
};

}  // namespace

base::Answer<BackupRead> make_backup(Database& database, BackupKey const& key, BackupRequest const& request,
                                     base::Clock const& clock) {
  BackupRead read{.header = {.id = base::Id<BackupHeader>::make(clock).text(),
                             .of = request.of,
                             .program = request.program,
                             .engine = database.engine()}};
  ChunkWriter chunks(request.file, key);
  Copying copying(chunks, request);
  auto const nobody_sweeps = request.uploaded ? request.uploaded->hold() : nullptr;
  try {
    database.read([&](Reader& reader) {
      copying.header(reader, read, clock);
      for (auto const& relation : reader.relations()) copying.relation(reader, relation);
    });
    if (request.uploaded) copying.files(*request.uploaded);
  } catch (StoppedCopying const&) {
    return Progress::stopped();
  }
  read.totals = copying.totals();
  read.file_bytes = chunks.finish(texts_of(read.totals));
  return read;
}

}  // namespace wardmote::store
