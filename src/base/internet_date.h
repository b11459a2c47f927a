#pragma once

#include <string>

#include "base/clock.h"

namespace wardmote::base {

/// "Sun, 06 Nov 1994 08:49:37", in UTC: the date of RFC 5322 (mail) and RFC 9110 (HTTP) without its zone, which the two
/// write differently.
std::string internet_date(Instant instant);

}  // namespace wardmote::base
