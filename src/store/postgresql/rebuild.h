#pragma once

#include <memory>
#include <string>

#include "store/rebuild.h"

namespace wardmote::store {

/// A schema `wardmote_restoring` of the same database, made, filled and renamed in one transaction. Needs the right to
/// make schemas and to rename the present one: that of the database's owner.
base::Answer<std::unique_ptr<Rebuild>> begin_postgres_rebuild(std::string const& url);

/// Waits two seconds for sessions that are just ending. Refuses database_in_use.
base::Answer<void> check_postgres_unused(Connection& connection);

/// Host and name of the database, without user and password.
std::string place_of_postgres(std::string const& url);

}  // namespace wardmote::store
