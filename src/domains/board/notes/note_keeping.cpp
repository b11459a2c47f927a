#include "domains/board/notes/note_keeping.h"

#include <algorithm>

#include "access/secrecy/sealing.h"
#include "base/text.h"
#include "domains/board/meetings/agenda.h"
#include "domains/board/meetings/meeting_store.h"
#include "domains/board/notes/note_store.h"
#include "store/backup/purged_records_store.h"
#include "web/context.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;

store::SealedPlace place_of_note(NoteRoom const& room, base::Id<Note> id) {
  return {.record = {room.room.board, "desk_note", id.text()}, .column = "words", .stage = "held"};
}

/// Characters of UTF-8, as a person counts them and not its bytes.
std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char sign) { return (static_cast<unsigned char>(sign) & 0xC0U) != 0x80U; }));
}

base::Answer<void> may_be_noted(NoteRoom const& room, NoteKept const& kept) {
  auto const log =
      room.room.database.read([&](store::Reader& reader) { return read_log(reader, room.room.board, kept.meeting); });
  if (log.empty()) return base::refuse(RefusalCode::meeting_unknown, {{"meeting", kept.meeting}});
  auto const record = record_of(log);
  // Before the notice the office alone sees an item; of closed session nothing is kept on this side of its wall.
  auto const is_notable = [&](AgendaItem const* item) {
    return item->id == kept.item && item->kind != ItemKind::closed;
  };
  if (record.noticed_at == base::Instant{} || std::ranges::none_of(agenda_of(record), is_notable))
    return base::refuse(RefusalCode::item_unknown, {{"item", std::to_string(kept.item)}});
  if (characters_in(kept.words) > note_characters_max)
    return base::refuse_field("note", web::message_id("A note has at most 4,000 characters. Shorten it."));
  return {};
}

}  // namespace

base::Answer<void> keep_note(NoteRoom const& room, std::string const& person, NoteKept const& kept) {
  auto asked = kept;
  std::erase(asked.words, '\r');  // as a browser ends the lines of a form
  if (auto const allowed = may_be_noted(room, asked); !allowed) return allowed;
  std::optional<Note> note;
  if (!base::trimmed(asked.words).empty()) {
    auto const id = base::Id<Note>::make(room.room.clock);
    auto words = access::sealed_as<SealedNote>(room.vault, place_of_note(room, id), asked.words);
    if (!words) return std::unexpected(words.error());
    note = Note{id, person, asked.meeting, asked.item, room.room.clock.now(), *std::move(words)};
  }
  // Nobody else is shown these rows, and who notes what is nobody's business: so there is no audit entry.
  auto const replaced = room.room.database.write_unpublished([&](store::Writer& writer) {
    auto held = find_note(writer, room.room.board, person, asked.meeting, asked.item);
    if (held) {
      delete_note(writer, held->id);
      store::enter_purged(writer, place_of_note(room, held->id).record, room.room.clock.now());
    }
    if (note) insert_note(writer, room.room.board, *note);
    return held;
  });
  if (replaced && room.vault != nullptr) std::ignore = room.vault->shred(place_of_note(room, replaced->id).record);
  return {};
}

base::Answer<std::vector<OpenNote>> own_notes(NoteRoom const& room, web::Principal const& principal,
                                              std::string const& meeting, base::Instant now) {
  auto const opening = access::Opening::by(principal, now);
  if (!opening) return std::unexpected(opening.error());
  auto const held = room.room.database.read(
      [&](store::Reader& reader) { return list_notes(reader, room.room.board, principal.person, meeting); });
  std::vector<OpenNote> open;
  for (auto const& note : held) {
    auto const words = note.words.open(*opening, room.vault, place_of_note(room, note.id), note.person);
    if (!words) return std::unexpected(words.error());
    open.push_back({note.item, std::string(words->text()), note.kept_at});
  }
  return open;
}

}  // namespace wardmote::board
