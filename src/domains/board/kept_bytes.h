#pragma once

#include <optional>
#include <string>

#include "domains/board/room.h"
#include "store/files/file_store.h"

namespace wardmote::board {

/// Puts bytes among the files. What no row refers to is swept after a day.
store::KeptFile keep_bytes(BoardRoom const& room, std::string_view bytes);
/// The same for a file of the disk; nothing if it cannot be read or is empty.
std::optional<store::KeptFile> keep_file(BoardRoom const& room, std::string const& path);
/// The bytes that lie under a hash; nothing if they are not there or are not those.
std::optional<std::string> kept_bytes(BoardRoom const& room, std::string const& hash);

}  // namespace wardmote::board
