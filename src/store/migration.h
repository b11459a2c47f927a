#pragma once

#include <string_view>

namespace wardmote::store {

/// One numbered step of the schema, forward only. Its text is the file `migrations/NNNN_name.sql` of a room, embedded by
/// the build as `std::span<store::Migration const> <room>::migrations()`. One text for both databases; what only one of them
/// takes stands between the lines `-- only sqlite` (or `-- only postgresql`) and `-- both`. Never edited once released: its
/// checksum is kept in the database and compared at every start.
struct Migration {
  int number;
  std::string_view name;
  std::string_view sql;
};

}  // namespace wardmote::store
