#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/session.h"

struct sqlite3;

namespace wardmote::store {

/// A prepared INSERT of several rows, run again and again.
std::unique_ptr<Bulk> make_sqlite_bulk(sqlite3* handle, std::string_view relation,
                                       std::vector<std::string> const& columns);

}  // namespace wardmote::store
