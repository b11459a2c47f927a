#pragma once

#include <string>
#include <string_view>

#include "store/session.h"

namespace wardmote::store {

/// Whether a database keeps its promise that what was committed survives a loss of power, as it says itself.
struct Durability {
  bool is_kept = false;
  std::string settings;  ///< "journal_mode=wal, synchronous=2", for people who know them
};

/// `engine` as Database::engine.
Durability durability_of(Reader& reader, std::string_view engine);

}  // namespace wardmote::store
