#pragma once

#include <span>

#include "store/migration.h"

namespace wardmote::store {

/// The migrations of this room: boards and their audit chains, and the job queue.
std::span<Migration const> migrations();

}  // namespace wardmote::store
