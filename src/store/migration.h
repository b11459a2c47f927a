#pragma once

#include <string_view>

namespace wardmote::store {

/// One numbered step of the schema, forward only. Its text is the file `migrations/NNNN_name.sql` of a room, embedded
/// by the build as `std::span<store::Migration const> <room>::migrations()`. One text for both databases; what only one
/// of them takes stands between the lines `-- only sqlite` (or `-- only postgresql`) and `-- both`. Never edited once
/// released: its checksum is kept in the database and compared at every start. In it INTEGER is a whole number of 64
/// bits, REAL a double, TEXT is UTF-8 that sorts by its bytes, on both.
struct Migration {
  int number;
  std::string_view name;
  std::string_view sql;
};

}  // namespace wardmote::store
