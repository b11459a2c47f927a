#pragma once

#include <string>
#include <string_view>

#include "domains/closed/room.h"

namespace wardmote::closed {

/// Records what demo/closed.yaml says (`yaml`) of the newest closed item of that title, with `pdf` as its attachment: a paper, a line, a motion with its
/// vote by name, and a report that waits for a second person. Gives the matter; nothing, and nothing is done, if there is no such item or something was recorded of it. Refuses
/// file_unreadable for what is no YAML, and what the vault refuses.
base::Answer<std::string> make_demo_matter(ClosedRoom const& room, web::Tongue const& tongue, std::string_view yaml,
                                           std::string_view pdf);

}  // namespace wardmote::closed
