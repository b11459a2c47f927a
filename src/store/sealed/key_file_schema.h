#pragma once

#include <vector>

#include "store/migration.h"

namespace wardmote::store {

/// The migrations of the key file, which has its own numbers.
std::vector<Migration> key_file_migrations();

}  // namespace wardmote::store
