#pragma once

#include <span>
#include <string>

#include "base/clock.h"
#include "store/board_id.h"
#include "store/database.h"
#include "store/migration.h"

namespace wardmote::access {

/// What access stands on; main makes it. Database and clock outlive it.
struct AccessRoom {
  store::Database& database;
  store::BoardId board;
  base::Clock const& clock;
};

/// The migrations of this room.
std::span<store::Migration const> migrations();

}  // namespace wardmote::access
