#pragma once

#include <filesystem>
#include <span>

#include "base/refusal.h"

namespace wardmote::store {

/// Makes an empty file that only its owner can use (mode 0600), if there is none. Throws StoreFailure (unavailable) if
/// it cannot be made.
void make_private_file(std::filesystem::path const& path);

/// Makes a file of these bytes that only its owner can use, and has it on the disk. Refuses file_exists if there is
/// something of that name, and file_unwritable.
base::Answer<void> write_private_file(std::filesystem::path const& path, std::span<std::uint8_t const> bytes);

/// Refuses file_unreadable if there is no such file, and key_file_unsafe if group or others may do anything with it.
base::Answer<void> check_private_file(std::filesystem::path const& path);

}  // namespace wardmote::store
