#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.h"
#include "store/session.h"

namespace wardmote::store {

/// What is remembered of copies: that one was made, that one was tried out, that one took the place of the data.
enum class BackupEventKind { backup, drill, restore };

struct BackupEvent {
  BackupEventKind kind = BackupEventKind::backup;
  std::string backup_id{};         ///< UUID that the file bears; empty if a drill could not read so far
  base::Instant backup_made_at{};  ///< the moment that the copy shows; of a drill that could not read so far, its own
  base::Instant ended_at{};
  std::chrono::milliseconds duration{};
  std::string refusal{};    ///< code of the refusal by which it failed; empty: it went well
  std::string file_name{};  ///< without its folder
  std::int64_t file_bytes = 0;
  std::int64_t rows = 0;
  std::int64_t files = 0;  ///< uploaded files

  bool succeeded() const { return refusal.empty(); }
};

/// The newest copy that was made of this database; nothing if none ever was. By the index backup_event_by_kind, as all
/// here. These belong to the installation, not to a board.
std::optional<BackupEvent> last_backup(Reader& reader);

/// The newest trial of a restore, whether or not it went well.
std::optional<BackupEvent> last_restore_drill(Reader& reader);

/// The restore that made this database what it is; nothing if it grew by itself.
std::optional<BackupEvent> last_restore(Reader& reader);

/// Remembers it, with an entry in the chain of every board: make_backup, try_restore or restore_backup. Nothing is
/// remembered where there is no board yet.
void record_backup_event(Writer& writer, base::Clock const& clock, BackupEvent const& event, std::string const& actor);

}  // namespace wardmote::store
