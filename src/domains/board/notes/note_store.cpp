#include "domains/board/notes/note_store.h"

#include "access/secrecy/sealing.h"

namespace wardmote::board {
namespace {

Note note_of(store::Row const& row) {
  return {.id = row.id<Note>("id"),
          .person = row.text("person_id"),
          .meeting = row.text("meeting"),
          .item = row.integer("item"),
          .kept_at = row.instant("kept_at"),
          .words = *access::sealed_in<SealedNote>(row, "words")};
}

}  // namespace

// Index: the unique one of board, person, meeting and item.
std::vector<HeldNote> list_held_notes(store::Reader& reader, store::BoardId board) {
  return reader.list("SELECT id, person_id FROM desk_note WHERE board_id = :board ORDER BY person_id, id",
                     {{"board", board}},
                     [](store::Row const& row) { return HeldNote{row.id<Note>("id"), row.text("person_id")}; });
}

std::vector<Note> list_notes(store::Reader& reader, store::BoardId board, std::string_view person,
                             std::string_view meeting) {
  return reader.list(
      "SELECT * FROM desk_note WHERE board_id = :board AND person_id = :person AND meeting = :meeting ORDER BY item",
      {{"board", board}, {"person", person}, {"meeting", meeting}}, note_of);
}

std::optional<Note> find_note(store::Reader& reader, store::BoardId board, std::string_view person,
                              std::string_view meeting, std::int64_t item) {
  return reader.first(
      "SELECT * FROM desk_note WHERE board_id = :board AND person_id = :person AND meeting = :meeting AND item = :item",
      {{"board", board}, {"person", person}, {"meeting", meeting}, {"item", item}}, note_of);
}

void insert_note(store::Writer& writer, store::BoardId board, Note const& note) {
  writer.run(
      "INSERT INTO desk_note (id, board_id, person_id, meeting, item, kept_at, words) VALUES (:id, :board, :person, "
      ":meeting, :item, :kept_at, :words)",
      {{"id", note.id},
       {"board", board},
       {"person", note.person},
       {"meeting", note.meeting},
       {"item", note.item},
       {"kept_at", note.kept_at},
       {"words", note.words.parameter()}});
}

void delete_note(store::Writer& writer, base::Id<Note> id) {
  writer.run("DELETE FROM desk_note WHERE id = :id", {{"id", id}});
}

}  // namespace wardmote::board
