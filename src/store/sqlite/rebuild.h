#pragma once

#include <memory>
#include <string>

#include "store/rebuild.h"

namespace wardmote::store {

/// A database file `<path>.restoring` (mode 0600) that will be `path`. One that was cut off is begun anew.
base::Answer<std::unique_ptr<Rebuild>> begin_sqlite_rebuild(std::string const& path);

/// A session that has the file for itself, its log emptied into it and gone, until it is dropped; null if there is no
/// file, or one that is no database any more. Refuses database_in_use.
base::Answer<std::unique_ptr<Connection>> hold_alone(std::string const& path);

}  // namespace wardmote::store
