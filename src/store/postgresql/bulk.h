#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/session.h"

struct pg_conn;

namespace wardmote::store {

/// COPY … FROM STDIN, a megabyte at a time: between two of them the session is free for other statements.
std::unique_ptr<Bulk> make_postgres_bulk(pg_conn* handle, std::string_view relation,
                                         std::vector<std::string> const& columns);

}  // namespace wardmote::store
