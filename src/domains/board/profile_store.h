#pragma once

#include <cstdint>
#include <optional>

#include "base/hash.h"
#include "domains/board/profile.h"
#include "store/session.h"

namespace wardmote::board {

/// The profile of a board that the public sees (the one published last); nothing if none was.
std::optional<Profile> held_profile(store::Reader& reader, store::BoardId board);

/// The time zone of the board, "America/Toronto"; UTC before a profile was published.
std::string time_zone_of(store::Reader& reader, store::BoardId board);

/// Who publishes, when, and the hash of the file that the profile was read from.
struct Publishing {
  std::string actor;
  base::Instant now{};
  base::Hash file_hash{};
};

/// Makes `profile` the one the public sees, as a new version beside the older ones, with its audit entry
/// publish_profile. The first publishing makes the board; do it before anything else is written for it. Gives the new
/// version's number; nothing, and changes nothing, if the held profile came from a file of the same hash.
std::optional<std::int64_t> publish_profile(store::Writer& writer, Profile const& profile,
                                            Publishing const& publishing);

}  // namespace wardmote::board
