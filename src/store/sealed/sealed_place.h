#pragma once

#include <cstdint>
#include <string>

#include "store/board_id.h"

namespace wardmote::store {

/// A record some of whose texts are sealed: the unit that has one key, and is shredded as one.
struct SealedRecord {
  BoardId board;
  std::string kind;  ///< of record: "discussion"
  std::string row;   ///< its identifier
  friend auto operator<=>(SealedRecord const&, SealedRecord const&) = default;
};

/// Where a sealed text belongs. It opens there and nowhere else.
struct SealedPlace {
  SealedRecord record;
  std::string column;
  std::string stage;        ///< of disclosure, as the record's own state names it
  std::int64_t schema = 1;  ///< version of what the text means, counted by the kind of record
};

/// For messages: kind and identifier.
std::string name_of(SealedRecord const& record);

/// What a sealed text is bound to, its additional data. Each field stands after its length (canonical_fields.h):
///
///     "wardmote sealed text 1", board, kind, row, column, stage, epoch, schema
///
/// The epoch is the one in which the record's key was made; numbers are 8 bytes, the most significant first.
std::string bytes_of_place(SealedPlace const& place, std::int64_t made_epoch);

/// What a wrapped record key is bound to: "wardmote record key 1", board, kind, row, the epoch in which the key was
/// made, the epoch of the key that wraps it.
std::string bytes_of_key(SealedRecord const& record, std::int64_t made_epoch, std::int64_t epoch);

}  // namespace wardmote::store
