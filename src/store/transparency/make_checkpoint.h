#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/refusal.h"
#include "store/database.h"
#include "store/transparency/checkpoints_store.h"
#include "store/transparency/note_key.h"

namespace wardmote::store {

/// When a checkpoint is due: at the latest after so many entries, or once an entry waited so long.
struct CheckpointTerms {
  std::int64_t entries_max = 100;
  std::chrono::microseconds age_max = std::chrono::hours{24};
};

/// Whose log, in whose name, by which clock.
struct CheckpointRoom {
  Database& database;
  BoardId board;
  base::Clock const& clock;
  std::string actor;  ///< as AuditEntry::actor
};

/// States what the board's chain holds now: adds the entry "make_checkpoint" to it and signs the tree over all of it,
/// that entry included, in one transaction. The first one also publishes the key ("publish_signing_key"). Of several
/// servers one makes it, the others find nothing left to do.
///
/// Before it signs it walks the entries since the last checkpoint, and computes the root of the last one again from what
/// is kept: it does not sign what contradicts what it signed before. Refuses chain_broken and checkpoint_contradicted,
/// and signing_key_other if the board's checkpoints are signed by another key. Nothing if there is no new entry.
base::Answer<std::optional<KeptCheckpoint>> make_checkpoint(CheckpointRoom const& room, SigningKey const& key);

/// The same, if it is due. Costs a few rows if it is not.
base::Answer<std::optional<KeptCheckpoint>> make_checkpoint_if_due(CheckpointRoom const& room, SigningKey const& key,
                                                                   CheckpointTerms const& terms);

/// Publishes the next key ("rotate_signing_key") with a checkpoint signed by both, in which the one names the other as
/// its successor. Refuses what `make_checkpoint` refuses, and signing_key_other if the next has another origin, or is
/// the same.
base::Answer<KeptCheckpoint> rotate_signing_key(CheckpointRoom const& room, SigningKey const& key,
                                                SigningKey const& next);

}  // namespace wardmote::store
