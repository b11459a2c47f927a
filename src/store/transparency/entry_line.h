#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/audit.h"

namespace wardmote::store {

/// An entry of a chain as a line of the published file of entries, without the line feed: an object of texts as
/// canonical JSON. `details` is a text too, that of its own canonical JSON, since those are the bytes that are hashed:
///
///     {"action":"…","actor":"…","board":"…","details":"{\"rows\":\"12\"}","hash":"<64 digits>","previous":"<64 digits>",
///      "recorded_at":"2026-11-23T13:46:33.000000Z","sequence":"12","subject":"…"}
std::string entry_line(AuditLink const& link);

/// The entry that `entry_line` wrote; nothing for any other text. Whether it holds is not looked at.
std::optional<AuditLink> link_of_line(std::string_view line);

}  // namespace wardmote::store
