#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "store/audit.h"
#include "store/link_check.h"
#include "store/session.h"

namespace wardmote::store {

/// The newest link of a board's chain; nothing if the chain is empty.
std::optional<AuditLink> audit_head(Reader& reader, BoardId board);

/// The link of that number, as far as it can be read; nothing if there is none.
std::optional<AuditLink> find_link(Reader& reader, BoardId board, std::int64_t sequence);

/// The links from `first` to `last` as they stand in the database, by number, in constant memory: no link where a
/// column holds what no link can hold, and no call for a number that is missing.
using TakeLink = std::function<void(std::int64_t sequence, std::optional<AuditLink> const& link)>;
void each_link(Reader& reader, BoardId board, std::int64_t first, std::int64_t last, TakeLink const& take);

/// Walks a board's chain from the first link in constant memory; the first bad link, or nothing if all hold. A chain
/// cut off at its end holds: only who kept a head can tell, with `chain_holds`.
std::optional<BrokenLink> first_broken_link(Reader& reader, BoardId board);

/// Whether the link of that number is there with that hash: the head that a stranger kept. With `first_broken_link`
/// giving nothing it proves everything up to that link.
bool chain_holds(Reader& reader, BoardId board, std::int64_t sequence, base::Hash const& hash);

/// A page of the chain for people: at most `count` links before `before` (all if nothing), newest first.
std::vector<AuditLink> audit_links(Reader& reader, BoardId board, std::optional<std::int64_t> before, int count);

/// Which links are looked for; what is empty is not asked about.
struct AuditFilter {
  std::string action{};
  std::string actor{};
  std::string subject{};
  std::optional<base::Instant> from{};   ///< recorded then or later
  std::optional<base::Instant> until{};  ///< recorded before
};

/// As above, of those that the filter lets through.
std::vector<AuditLink> audit_links(Reader& reader, BoardId board, AuditFilter const& filter,
                                   std::optional<std::int64_t> before, int count);

/// Every action that the chain has an entry of, in the order of its bytes.
std::vector<std::string> audit_actions(Reader& reader, BoardId board);

}  // namespace wardmote::store
