#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "domains/board/meetings/act.h"
#include "domains/board/room.h"
#include "web/context.h"

namespace wardmote::board {

/// The PDF of minutes by the hashes of its bytes (BLAKE2b-256, hexadecimal), under which they lie among the files.
struct MinutesPdf {
  std::string english{};
  std::string french{};
  std::string const& in(web::Language language) const { return language == web::Language::fr ? french : english; }
};

/// Seals a meeting, and keeps the PDF of its minutes with the seal: an entry of the audit chain in the same transaction names the
/// hashes. Where no PDF can be made, or the log moved on while it was made, the meeting is sealed without one. Refuses what
/// `record_act` refuses. Takes seconds.
base::Answer<void> seal_with_pdf(BoardRoom const& room, std::string const& meeting, LogEntry const& order,
                                 web::Context const& context);

/// What was kept when a meeting was sealed; nothing if no PDF was.
std::optional<MinutesPdf> find_kept_minutes(store::Reader& reader, store::BoardId board, std::string_view meeting);
void insert_kept_minutes(store::Writer& writer, store::BoardId board, std::string_view meeting, MinutesPdf const& pdf,
                         std::string const& actor);
/// The files of all boards that hold them.
std::set<std::string> list_kept_minutes(store::Reader& reader);

}  // namespace wardmote::board
