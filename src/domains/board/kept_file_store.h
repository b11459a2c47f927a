#pragma once

#include <set>
#include <string>
#include <string_view>

#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::board {

/// What the file is that a row shows to everybody: "pdf"; empty if none shows one of that hash. What was withdrawn shows nothing.
std::string kind_of_shown_file(store::Reader& reader, store::BoardId board, std::string_view hash);

/// The hashes of all uploaded files that show that a duty was met or an action done, withdrawn or not.
std::set<std::string> shown_files(store::Reader& reader);

}  // namespace wardmote::board
