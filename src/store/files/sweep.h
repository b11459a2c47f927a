#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>

#include "base/clock.h"
#include "store/files/file_store.h"

namespace wardmote::store {

struct Swept {
  std::int64_t files = 0;
  std::int64_t bytes = 0;
};

/// Removes the files of the folder whose names `referred` does not give and that got there more than a day ago: an
/// upload has that long until a row refers to it. Safe while others upload, in this process or another: the same bytes
/// sent again are new, and no file gets its name meanwhile. Does nothing if somebody holds the folder (a backup, or
/// another sweep). `referred` is asked once, after nobody can add a file any more.
Swept sweep_files(FileStore const& files, std::function<std::set<std::string>()> const& referred, base::Instant now);

}  // namespace wardmote::store
