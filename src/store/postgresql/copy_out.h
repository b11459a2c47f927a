#pragma once

#include <functional>
#include <span>
#include <string>

#include "store/value.h"

struct pg_conn;

namespace wardmote::store {

/// Every row that a SELECT without parameters gives, by COPY … TO STDOUT in its binary format. Columns are of the types
/// that migrations make: bigint, double precision and text (ENSURE).
void each_postgres_row(pg_conn* handle, std::string const& sql,
                       std::function<void(std::span<BulkValue const>)> const& take);

}  // namespace wardmote::store
