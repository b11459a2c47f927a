#pragma once

#include <string>

#include "web/value.h"

namespace wardmote::web {

/// A value as JSON (RFC 8259), two blanks a level, a list of plain values on one line; members in the order of the
/// view, null for what is not there, numbers in the shortest form that reads back the same. RawJson stands as it is. A
/// number that is not finite, or text that is no UTF-8, is our own mistake.
std::string json_of(Value const& value);

/// Text as a JSON string, with its quotes.
std::string json_string(std::string_view text);

}  // namespace wardmote::web
