#include "store/link_check.h"

#include "store/audit_bytes.h"

namespace wardmote::store {
namespace {

std::string entry_called(std::int64_t sequence) { return "entry " + std::to_string(sequence); }

}  // namespace

std::optional<BrokenLink> LinkCheck::add(std::int64_t sequence, std::optional<AuditLink> const& link) {
  auto const expected = before_.sequence + 1;
  if (sequence != expected) return BrokenLink{expected, LinkFault::missing, entry_called(expected) + " is missing"};
  if (!link) return BrokenLink{sequence, LinkFault::unreadable, "a column holds what no entry can hold"};
  if (hash_of_link(*link) != link->hash)
    return BrokenLink{sequence, LinkFault::changed, "the hash does not match the entry"};
  if (link->previous != before_.hash)
    return BrokenLink{sequence, LinkFault::does_not_follow, "it does not follow " + entry_called(before_.sequence)};
  before_ = *link;
  return std::nullopt;
}

}  // namespace wardmote::store
