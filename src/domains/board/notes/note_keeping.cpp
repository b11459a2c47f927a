#include "domains/board/notes/note_keeping.h"

#include <algorithm>

#include "access/person_store.h"
#include "access/secrecy/sealing.h"
#include "base/characters.h"
#include "base/text.h"
#include "domains/board/meetings/agenda.h"
#include "domains/board/meetings/meeting_store.h"
#include "domains/board/meetings/member_store.h"
#include "domains/board/notes/note_store.h"
#include "domains/board/profile_store.h"
#include "store/backup/purged_records_store.h"
#include "web/context.h"
#include "web/zone.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;

store::SealedPlace place_of_note(NoteRoom const& room, base::Id<Note> id) {
  return {.record = {room.room.board, "desk_note", id.text()}, .column = "words", .stage = "held"};
}

/// Whoever leaves the board, or would, may still delete.
base::Answer<void> may_keep(NoteRoom const& room, std::string_view person) {
  auto const [members, zone] = room.room.database.read([&](store::Reader& reader) {
    return std::pair(list_members(reader, room.room.board), time_zone_of(reader, room.room.board));
  });
  if (keeps_notes(members, person, web::local_date(room.room.clock.now(), zone))) return {};
  return base::refuse_field("note", web::message_id("Only a member who sits on the board today keeps notes. Ask the "
                                                    "board’s office to join your account to your seat."));
}

/// Whose notes are to go: whoever is suspended, or has left the board.
bool is_forgotten(std::string_view person, std::span<access::Person const> people, std::span<Member const> members,
                  base::LocalDate today) {
  auto const account = std::ranges::find(people, person, &access::Person::about);
  if (account != people.end() && !account->is_active()) return true;
  auto const is_theirs = [&](Member const& member) { return member.person == person; };
  auto const is_to_sit = [&](Member const& member) {
    return is_theirs(member) && (!member.last_day || today <= *member.last_day);
  };
  return std::ranges::any_of(members, is_theirs) && std::ranges::none_of(members, is_to_sit);
}

/// Its row goes, and what it held opens from no copy.
void delete_for_good(store::Writer& writer, NoteRoom const& room, base::Id<Note> id) {
  delete_note(writer, id);
  store::enter_purged(writer, place_of_note(room, id).record, room.room.clock.now());
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
  if (base::characters_in(kept.words) > note_characters_max)
    return base::refuse_field("note", web::message_id("A note has at most 4,000 characters. Shorten it."));
  return {};
}

}  // namespace

bool keeps_notes(std::span<Member const> members, std::string_view person, base::LocalDate day) {
  return std::ranges::any_of(members,
                             [&](Member const& member) { return member.person == person && sits_on(member, day); });
}

base::Answer<void> keep_note(NoteRoom const& room, std::string const& person, NoteKept const& kept) {
  auto asked = kept;
  std::erase(asked.words, '\r');  // as a browser ends the lines of a form
  if (auto const allowed = may_be_noted(room, asked); !allowed) return allowed;
  std::optional<Note> note;
  if (!base::trimmed(asked.words).empty()) {
    if (auto const seated = may_keep(room, person); !seated) return seated;
    auto const id = base::Id<Note>::make(room.room.clock);
    auto words = access::sealed_as<SealedNote>(room.vault, place_of_note(room, id), asked.words);
    if (!words) return std::unexpected(words.error());
    note = Note{id, person, asked.meeting, asked.item, room.room.clock.now(), *std::move(words)};
  }
  // Nobody else is shown these rows, and who notes what is nobody's business: so there is no audit entry.
  auto const replaced = room.room.database.write_unpublished([&](store::Writer& writer) {
    auto held = find_note(writer, room.room.board, person, asked.meeting, asked.item);
    if (held) delete_for_good(writer, room, held->id);
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

std::int64_t forget_notes(NoteRoom const& room) {
  auto const board = room.room.board;
  auto const gone = room.room.database.write_unpublished([&](store::Writer& writer) {
    auto notes = list_held_notes(writer, board);
    auto const people = access::list_people(writer, board);
    auto const members = list_members(writer, board);
    auto const today = web::local_date(room.room.clock.now(), time_zone_of(writer, board));
    std::erase_if(notes, [&](HeldNote const& note) { return !is_forgotten(note.person, people, members, today); });
    for (auto const& note : notes) delete_for_good(writer, room, note.id);
    return notes;
  });
  if (room.vault != nullptr)
    for (auto const& note : gone) std::ignore = room.vault->shred(place_of_note(room, note.id).record);
  return std::ssize(gone);
}

}  // namespace wardmote::board
