#pragma once

#include <span>

#include "invariants/invariant.h"

namespace wardmote::invariants {

/// Every sentence, in the order in which they are checked.
std::span<Invariant const> all();

}  // namespace wardmote::invariants
