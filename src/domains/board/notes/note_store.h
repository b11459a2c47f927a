#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "domains/board/notes/note.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::board {

/// Which notes there are and whose: there is no way to read those of all.
struct HeldNote {
  base::Id<Note> id{};
  std::string person{};
};
std::vector<HeldNote> list_held_notes(store::Reader& reader, store::BoardId board);

/// One person's on a meeting, by item.
std::vector<Note> list_notes(store::Reader& reader, store::BoardId board, std::string_view person,
                             std::string_view meeting);
std::optional<Note> find_note(store::Reader& reader, store::BoardId board, std::string_view person,
                              std::string_view meeting, std::int64_t item);

void insert_note(store::Writer& writer, store::BoardId board, Note const& note);
void delete_note(store::Writer& writer, base::Id<Note> id);

}  // namespace wardmote::board
