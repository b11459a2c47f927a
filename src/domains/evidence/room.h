#pragma once

#include <span>
#include <string>

#include "base/clock.h"
#include "store/board_id.h"
#include "store/database.h"
#include "store/migration.h"

namespace wardmote::evidence {

/// What the pages of evidence stand on; main makes it. Database and clock outlive it.
struct EvidenceRoom {
  store::Database& database;
  store::BoardId board;
  std::string catalog_folder;
  base::Clock const& clock;
  std::string files_folder{};  ///< of what is uploaded, and of what imports leave for people
};

/// The migrations of this room.
std::span<store::Migration const> migrations();

}  // namespace wardmote::evidence
