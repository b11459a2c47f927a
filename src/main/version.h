#pragma once

#include <string_view>

namespace wardmote {

inline constexpr std::string_view version = WARDMOTE_VERSION;

}  // namespace wardmote
