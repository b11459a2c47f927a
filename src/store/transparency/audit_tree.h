#pragma once

#include <vector>

#include "store/session.h"
#include "store/transparency/merkle.h"

namespace wardmote::store {

/// How many hashes of one level make one of the next: 2^8, as in C2SP tlog-tiles.
inline constexpr std::int64_t tile_width = 256;

/// The Merkle tree over the entries of a board's chain, as they stand in the database: leaf n - 1 is the canonical bytes
/// (audit_bytes.h) of entry n. Any answer costs some hundred rows where `keep_subtrees` was called for the entries, else
/// the entries themselves. It says what the database holds; whether that can be trusted, `LogCheck` finds out.
class AuditTree {
 public:
  /// The reader outlives it.
  AuditTree(Reader& reader, BoardId board) : reader_(reader), board_(board) {}

  /// `count` hashes of a level, from number `first` on: each is over 256^level entries, all of which are there (ENSURE).
  std::vector<TreeHash> hashes(int level, std::int64_t first, std::int64_t count) const;
  TreeHash root(std::int64_t size) const;
  Proof inclusion(std::int64_t sequence, std::int64_t size) const;
  Proof consistency(std::int64_t older, std::int64_t newer) const;

 private:
  TreeHash hash_of_subtree(int height, std::int64_t number) const;
  Subtrees subtrees() const;
  Reader& reader_;
  BoardId board_;
};

/// Keeps what is missing of the hashes over 256, 65,536 … entries of the first `size`.
void keep_subtrees(Writer& writer, BoardId board, std::int64_t size);

}  // namespace wardmote::store
