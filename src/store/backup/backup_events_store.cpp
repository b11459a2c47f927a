#include "store/backup/backup_events_store.h"

#include <array>
#include <string_view>

#include "base/ensure.h"
#include "store/boards_store.h"

namespace wardmote::store {
namespace {

struct Words {
  std::string_view kind;    ///< as the column has it
  std::string_view action;  ///< as the audit chain has it
};

Words words_of(BackupEventKind kind) {
  constexpr std::array<Words, 3> words{
      {{"backup", "make_backup"}, {"drill", "try_restore"}, {"restore", "restore_backup"}}};
  return words[static_cast<std::size_t>(kind)];
}

std::optional<BackupEvent> last_of(Reader& reader, BackupEventKind kind) {
  return reader.first(
      "SELECT backup_id, backup_made_at, ended_at, duration_ms, refusal, file_name, file_bytes, rows_copied,"
      " files_copied FROM backup_event WHERE kind = :kind ORDER BY id DESC LIMIT 1",
      {{"kind", words_of(kind).kind}}, [&](Row const& row) {
        return BackupEvent{.kind = kind,
                           .backup_id = row.text("backup_id"),
                           .backup_made_at = row.instant("backup_made_at"),
                           .ended_at = row.instant("ended_at"),
                           .duration = std::chrono::milliseconds(row.integer("duration_ms")),
                           .refusal = row.text("refusal"),
                           .file_name = row.text("file_name"),
                           .file_bytes = row.integer("file_bytes"),
                           .rows = row.integer("rows_copied"),
                           .files = row.integer("files_copied")};
      });
}

void insert(Writer& writer, base::Clock const& clock, BackupEvent const& event) {
  writer.run(
      "INSERT INTO backup_event (id, kind, backup_id, backup_made_at, ended_at, duration_ms, refusal, file_name,"
      " file_bytes, rows_copied, files_copied) VALUES (:id, :kind, :backup, :made_at, :ended_at, :duration, :refusal,"
      " :file_name, :bytes, :rows, :files)",
      {{"id", base::Id<BackupEvent>::make(clock)},
       {"kind", words_of(event.kind).kind},
       {"backup", event.backup_id},
       {"made_at", event.backup_made_at},
       {"ended_at", event.ended_at},
       {"duration", event.duration.count()},
       {"refusal", event.refusal},
       {"file_name", event.file_name},
       {"bytes", event.file_bytes},
       {"rows", event.rows},
       {"files", event.files}});
}

}  // namespace

std::optional<BackupEvent> last_backup(Reader& reader) { return last_of(reader, BackupEventKind::backup); }
std::optional<BackupEvent> last_restore_drill(Reader& reader) { return last_of(reader, BackupEventKind::drill); }
std::optional<BackupEvent> last_restore(Reader& reader) { return last_of(reader, BackupEventKind::restore); }

void record_backup_event(Writer& writer, base::Clock const& clock, BackupEvent const& event, std::string const& actor) {
  auto const boards = list_boards(writer);
  if (boards.empty()) return;
  insert(writer, clock, event);
  for (auto const& board : boards)
    writer.record({.board = board.id,
                   .actor = actor,
                   .action = std::string(words_of(event.kind).action),
                   .subject = event.backup_id.empty() ? "unknown" : event.backup_id,
                   .details = {{"made_at", base::to_text(event.backup_made_at)},
                               {"rows", std::to_string(event.rows)},
                               {"files", std::to_string(event.files)},
                               {"outcome", event.succeeded() ? "done" : event.refusal}}});
}

}  // namespace wardmote::store
