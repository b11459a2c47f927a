#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "access/secrecy/sealed.h"
#include "domains/closed/matter.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::closed {

using SealedWords = access::Sealed<access::Audience::closed_session, MatterWords>;
using SealedPiece = access::Sealed<access::Audience::closed_session, MatterAttachment>;

/// An entry as it rests: what was done, when and by whom in the clear, what was said sealed.
struct RestingEntry {
  MatterEntry entry;  ///< without its words
  SealedWords words;
};

/// The log of a matter, in order; empty if nothing was recorded.
std::vector<RestingEntry> read_matter(store::Reader& reader, store::BoardId board, std::string_view matter);

/// What was done to a matter, without any word.
struct MatterSteps {
  std::string matter;
  std::vector<MatterEntry> entries;
};
std::vector<MatterSteps> list_matters(store::Reader& reader, store::BoardId board);

/// Writes an entry with its audit entry and the pieces of its file. False, and nothing is written, if its place is taken.
bool append_entry(store::Writer& writer, store::BoardId board, std::string_view matter, RestingEntry const& resting,
                  std::span<SealedPiece const> pieces = {});

/// The pieces of the file that the entry of that sequence attached, in order.
std::vector<SealedPiece> read_pieces(store::Reader& reader, store::BoardId board, std::string_view matter,
                                     std::int64_t sequence);

/// Somebody opened a matter, or a file of it.
struct Reading {
  base::Instant at{};
  std::string person{};
  std::string person_name{};
  std::int64_t attachment = 0;  ///< the sequence of its entry; 0: the matter itself
};
void record_reading(store::Writer& writer, store::BoardId board, base::Clock const& clock, std::string_view matter,
                    Reading const& reading);
/// The newest first, at most `limit`.
std::vector<Reading> list_readings(store::Reader& reader, store::BoardId board, std::string_view matter,
                                   std::int64_t limit);

}  // namespace wardmote::closed
