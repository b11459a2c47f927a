#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/refusal.h"
#include "domains/board/room.h"

namespace wardmote::board {

/// Makes the meetings of demo/meetings.yaml, each played until its state is reached, unless the board has meetings already;
/// `tell` is handed the name of each. `folder` holds what is attached to reports. Refuses file_unreadable, with the place in
/// the file, and whatever an act of the script is refused for.
base::Answer<void> make_demo_meetings(BoardRoom const& room, std::string_view yaml, std::string_view folder,
                                      std::string_view actor, std::function<void(std::string const&)> const& tell);

}  // namespace wardmote::board
