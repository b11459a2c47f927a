#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "store/session.h"
#include "store/transparency/merkle.h"

namespace wardmote::store {

/// A checkpoint as it is kept.
struct KeptCheckpoint {
  TreeHead tree;
  base::Instant made_at{};
  std::string note;  ///< as it is published
};

/// A key that the board has published; number 1, 2, 3 …, the newest signs.
struct PublishedKey {
  std::int64_t number = 0;
  std::string verification_key;
  base::Instant published_at{};
};

/// The newest checkpoint; nothing if none was made yet. Its age is how long the board has stated nothing.
std::optional<KeptCheckpoint> latest_checkpoint(Reader& reader, BoardId board);
std::optional<KeptCheckpoint> find_checkpoint(Reader& reader, BoardId board, std::int64_t size);
/// The first checkpoint that is over the entry of that number; nothing if none is yet.
std::optional<KeptCheckpoint> checkpoint_over(Reader& reader, BoardId board, std::int64_t sequence);
/// At most `count`, newest first, of those over fewer than `before` entries (all if nothing).
std::vector<KeptCheckpoint> list_checkpoints(Reader& reader, BoardId board, std::optional<std::int64_t> before,
                                             int count);
/// Every checkpoint, the oldest first.
std::vector<KeptCheckpoint> all_checkpoints(Reader& reader, BoardId board);

/// How many entries no checkpoint is over yet, and since when the first of them waits.
struct Uncovered {
  std::int64_t entries = 0;
  std::optional<base::Instant> since{};
};
Uncovered uncovered_entries(Reader& reader, BoardId board);

/// All keys of the board, the first first.
std::vector<PublishedKey> list_signing_keys(Reader& reader, BoardId board);

void insert_checkpoint(Writer& writer, BoardId board, KeptCheckpoint const& checkpoint);
void insert_signing_key(Writer& writer, BoardId board, PublishedKey const& key);

}  // namespace wardmote::store
