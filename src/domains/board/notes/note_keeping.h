#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domains/board/delegations/delegation_room.h"
#include "domains/board/meetings/member.h"
#include "domains/board/notes/note.h"

namespace wardmote::board {

/// Notes stand on the same as requests to speak: the board's room, and the vault.
using NoteRoom = DelegationRoom;

inline constexpr std::size_t note_characters_max = 4000;

/// What somebody wrote on an item.
struct NoteKept {
  std::string meeting{};
  std::int64_t item = 0;
  std::string words{};
};

/// Keeps it in place of the note of that person before, whose key is destroyed; words that are empty leave none. No entry of the
/// audit chain tells of it, and no page of anybody else changes. Refuses meeting_unknown, item_unknown (not on the published agenda, or of closed session),
/// form_invalid (longer than note_characters_max, or words of somebody who does not sit on the board today) and key_not_given.
base::Answer<void> keep_note(NoteRoom const& room, std::string const& person, NoteKept const& kept);

struct OpenNote {
  std::int64_t item = 0;
  std::string words{};
  base::Instant kept_at{};
};
/// The reader's own on a meeting, by item. Refuses proof_needed, and key_not_given if there is one.
base::Answer<std::vector<OpenNote>> own_notes(NoteRoom const& room, web::Principal const& principal,
                                              std::string const& meeting, base::Instant now);

/// Whether the account is that of a member who sits on the board on a day.
bool keeps_notes(std::span<Member const> members, std::string_view person, base::LocalDate day);

/// Deletes the notes of whoever is suspended, or sat on the board and does not any more, and destroys their keys; no entry of the audit
/// chain tells of it. How many. Those of an account that never was a member's stay until it empties them.
std::int64_t forget_notes(NoteRoom const& room);

/// Adds `/meetings/{meeting}/notes`, for members.
void add_note_routes(web::Router& router, NoteRoom const& room);

}  // namespace wardmote::board
