#include <map>

#include "domains/board/meetings/log_hash.h"
#include "domains/board/meetings/meeting_store.h"
#include "invariants/sentences.h"
#include "store/audit_chain.h"

namespace wardmote::invariants {
namespace {

/// By meeting and sequence: the hash that the chain holds of an entry.
std::map<std::pair<std::string, std::string>, std::string> hashes_in_chain(store::Reader& reader,
                                                                           store::BoardId board) {
  std::map<std::pair<std::string, std::string>, std::string> hashes;
  auto const head = store::audit_head(reader, board);
  if (!head) return hashes;
  store::each_link(reader, board, 1, head->sequence, [&](std::int64_t, std::optional<store::AuditLink> const& link) {
    if (!link) return;
    auto const entry = link->entry.details.find("entry");
    auto const hash = link->entry.details.find("hash");
    if (entry != link->entry.details.end() && hash != link->entry.details.end())
      hashes[{link->entry.subject, entry->second}] = hash->second;
  });
  return hashes;
}

}  // namespace

std::vector<std::string> every_entry_of_a_meeting_is_in_the_audit_chain(store::Reader& reader,
                                                                        store::BoardId board_id) {
  std::vector<std::string> violations;
  auto const hashes = hashes_in_chain(reader, board_id);
  for (auto const& head : board::list_meetings(reader, board_id))
    for (auto const& entry : board::read_log(reader, board_id, head.name)) {
      auto const held = hashes.find({head.name, std::to_string(entry.sequence)});
      auto const hash = base::to_hex(board::hash_of_log(std::span(&entry, 1)));
      if (held == hashes.end() || held->second != hash)
        violations.push_back("entry " + std::to_string(entry.sequence) + " of " + head.name +
                             " is not the one that the audit chain holds the hash of");
    }
  return violations;
}

}  // namespace wardmote::invariants
