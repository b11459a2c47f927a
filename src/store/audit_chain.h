#pragma once

#include <optional>

#include "store/audit.h"
#include "store/session.h"

namespace wardmote::store {

/// The newest link of a board's chain; nothing if the chain is empty.
std::optional<AuditLink> audit_head(Reader& reader, BoardId board);

/// Why a chain does not hold, at the first link that does not.
struct BrokenLink {
  std::int64_t sequence = 0;
  std::string reason;  ///< English, for the operator: "the hash does not match the entry", "entry 4 is missing"
};

/// Walks a board's chain from the first link in constant memory; the first bad link, or nothing if all hold. A chain
/// cut off at its end holds: only who kept a head can tell, with `chain_holds`.
std::optional<BrokenLink> first_broken_link(Reader& reader, BoardId board);

/// Whether the link of that number is there with that hash: the head that a stranger kept. With `first_broken_link`
/// giving nothing it proves everything up to that link.
bool chain_holds(Reader& reader, BoardId board, std::int64_t sequence, base::Hash const& hash);

/// A page of the chain for people: at most `count` links before `before` (all if nothing), newest first.
std::vector<AuditLink> audit_links(Reader& reader, BoardId board, std::optional<std::int64_t> before, int count);

}  // namespace wardmote::store
