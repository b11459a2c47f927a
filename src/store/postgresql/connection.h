#pragma once

#include <memory>
#include <string>

#include "store/connection.h"

namespace wardmote::store {

/// A session with the PostgreSQL database that libpq's URL names: SERIALIZABLE for writing, REPEATABLE READ and
/// read-only for reading.
std::unique_ptr<Connection> connect_postgresql(std::string const& url);

}  // namespace wardmote::store
