#pragma once

#include <string>

#include "access/secrecy/sealed.h"
#include "base/clock.h"
#include "base/id.h"

namespace wardmote::board {

/// What a member wrote for themself: nobody else opens it.
struct NoteWords;
using SealedNote = access::Sealed<access::Audience::self, NoteWords>;

/// On an item of a meeting; one person has at most one.
struct Note {
  base::Id<Note> id{};
  std::string person{};  ///< identifier of the account
  std::string meeting{};
  std::int64_t item = 0;
  base::Instant kept_at{};
  SealedNote words;
};

}  // namespace wardmote::board
