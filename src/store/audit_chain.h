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

/// Walks a board's chain from the first link in constant memory; the first bad link, or nothing if all hold.
std::optional<BrokenLink> first_broken_link(Reader& reader, BoardId board);

/// A newly numbered page of the chain for people: at most `count` links before `before` (all if nothing), newest first.
std::vector<AuditLink> audit_links(Reader& reader, BoardId board, std::optional<std::int64_t> before, int count);

}  // namespace wardmote::store
