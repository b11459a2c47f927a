#pragma once

#include <string>
#include <vector>

#include "store/connection.h"

namespace wardmote::store {

/// The relations that a statement describes: rows of `name`, `column_name` and `key_place` (null outside the key), by
/// name and in the order of the columns.
std::vector<Relation> relations_by(Connection& connection, std::string_view sql);

/// `SELECT a, b FROM relation ORDER BY key`.
std::string selection_of(Relation const& relation);

}  // namespace wardmote::store
