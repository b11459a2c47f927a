#pragma once

#include <string>

#include "base/clock.h"

namespace wardmote::web {

/// As HTTP writes a moment (RFC 9110 §5.6.7): "Mon, 23 Nov 2026 14:07:02 GMT".
std::string http_date(base::Instant instant);

}  // namespace wardmote::web
