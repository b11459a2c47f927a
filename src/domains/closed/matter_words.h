#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "domains/closed/matter_store.h"

namespace wardmote::closed {

/// The record whose key the words of a matter are sealed with.
store::SealedRecord sealed_record_of(store::BoardId board, std::string_view matter);

/// The record whose key a file is sealed with that has one of its own. A matter is destroyed with the keys of both.
store::SealedRecord sealed_record_of_file(store::BoardId board, std::string_view matter, std::int64_t sequence);

/// An entry with its words sealed: they open as the words of this very entry and of no other. Refuses key_not_given without a vault, and what Vault::seal does.
base::Answer<RestingEntry> sealed(store::Vault* vault, store::BoardId board, std::string_view matter,
                                  MatterEntry entry);

/// The log with its words. Refuses not_permitted, key_not_given without a vault, and what Vault::open does.
base::Answer<std::vector<MatterEntry>> opened(store::Vault* vault, access::Opening const& opening, store::BoardId board,
                                              std::string_view matter, std::span<RestingEntry const> log);

/// A file in pieces, sealed with a key of its own as those of this very entry, each in its place. Refuses as above.
base::Answer<std::vector<SealedPiece>> sealed_pieces(store::Vault* vault, store::BoardId board, std::string_view matter,
                                                     std::int64_t sequence, std::string_view bytes);

/// The file of an attachment. Refuses what `opened` does, key_shredded if it was taken back, and seal_broken if a piece is missing or too many: the bytes are not those of its hash.
base::Answer<std::string> opened_file(store::Vault* vault, access::Opening const& opening, store::BoardId board,
                                      std::string_view matter, MatterAttachment const& attachment,
                                      std::span<SealedPiece const> pieces);

}  // namespace wardmote::closed
