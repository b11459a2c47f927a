#pragma once

#include <vector>

#include "access/secrecy/audience.h"

namespace wardmote::access {

/// Every field of every record of this room, and who may see it; a field without a name is the record itself.
std::vector<Field> all_fields();

}  // namespace wardmote::access
