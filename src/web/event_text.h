#pragma once

#include <string>
#include <string_view>

namespace wardmote::web {

/// A server-sent event of that data (HTML Living Standard §9.2.6): each of its lines after "data: ", then an empty line.
std::string event_of(std::string_view data);

/// What says that the server is still there, and nothing else: a comment.
inline constexpr std::string_view empty_event = ":\n\n";

}  // namespace wardmote::web
