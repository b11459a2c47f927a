#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/hash.h"
#include "store/board_id.h"

namespace wardmote::store {

/// One change, as its author states it. `action` is a verb and a noun ("import_dataset"), `subject` the identifier of
/// what was changed; `details` hold no personal data.
struct AuditEntry {
  BoardId board;
  std::string actor;  ///< who: "command line" until the room access knows people
  std::string action;
  std::string subject;
  std::map<std::string, std::string> details{};
};

/// The detail that the chain adds to an entry whose moment lies before that of the entry before it: by how many seconds. The
/// clock was set back then.
inline constexpr std::string_view clock_behind = "clock_behind_s";

/// One link of a board's chain as it is stored: hash = BLAKE2b-256 over the canonical bytes of everything else in it,
/// the hash of the link before included (32 zero bytes before the first).
struct AuditLink {
  std::int64_t sequence = 0;  ///< 1, 2, 3 … without a gap, for each board
  base::Instant recorded_at{};
  AuditEntry entry;
  base::Hash previous{};
  base::Hash hash{};
};

}  // namespace wardmote::store
