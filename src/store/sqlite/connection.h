#pragma once

#include <memory>
#include <string>

#include "store/connection.h"

namespace wardmote::store {

/// A session with the SQLite file at `path`, set so that an acknowledged write survives the loss of power (WAL with
/// synchronous=FULL), references are checked, and nothing temporary reaches the disk. A session for reading cannot
/// write.
std::unique_ptr<Connection> connect_sqlite(std::string const& path, Access access);

}  // namespace wardmote::store
