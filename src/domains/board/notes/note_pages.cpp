// A member's own notes on the items of a meeting. A page of its own beside the desk: the desk is redrawn while the meeting goes on, under the
// hands of whoever types, and what is sealed opens only for somebody who has proved a short while ago who they are.

#include <algorithm>

#include "domains/board/meetings/meeting_view.h"
#include "domains/board/meetings/member_store.h"
#include "domains/board/notes/note_keeping.h"
#include "domains/board/profile_store.h"
#include "web/crumb.h"
#include "web/form_fields.h"
#include "web/zone.h"

namespace wardmote::board {
namespace {

using web::message_id;

struct NotesQuery {
  std::string meeting;
};
BOOST_DESCRIBE_STRUCT(NotesQuery, (), (meeting))

/// The form of one item; `key` tells which of the page.
struct NoteFormView {
  std::string path{};
  web::FormKey key{};
  bool is_refused = false;
  std::string error{};
  web::FormField note{};
};
BOOST_DESCRIBE_STRUCT(NoteFormView, (), (path, key, is_refused, error, note))

struct NoteRow {
  std::int64_t item = 0;
  std::string number{};
  std::string title{};
  bool title_is_english = false;
  bool is_now = false;
  std::string kept_at{};  ///< UTC; empty for none
  NoteFormView form{};
};
BOOST_DESCRIBE_STRUCT(NoteRow, (), (item, number, title, title_is_english, is_now, kept_at, form))

struct NotesView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string meeting{};
  bool can_keep = false;   ///< the program was started with its key
  bool is_seated = false;  ///< on the board, today; else nothing new is kept
  std::vector<NoteRow> notes{};
};
BOOST_DESCRIBE_STRUCT(NotesView, (), (breadcrumbs, meeting, can_keep, is_seated, notes))

NoteRow row_of_note(ItemView const& item, std::string const& meeting, std::vector<OpenNote> const& own) {
  NoteRow row{.item = item.item,
              .number = item.number,
              .title = item.title,
              .title_is_english = item.title_is_english,
              .is_now = item.is_now,
              .form = {.path = "/meetings/" + meeting + "/keep_note",
                       .key = {"item", std::to_string(item.item)},
                       .note = {.name = "note"}}};
  auto const note = std::ranges::find(own, item.item, &OpenNote::item);
  if (note == own.end()) return row;
  row.kept_at = base::to_text(note->kept_at);
  row.form.note.value = note->words;
  return row;
}

base::Answer<NotesView> show_notes(NoteRoom const& room, std::string const& meeting, web::Context const& context) {
  auto const& tongue = context.tongue;
  auto const [log, members, zone] = room.room.database.read([&](store::Reader& reader) {
    return std::tuple(read_log(reader, room.room.board, meeting), list_members(reader, room.room.board),
                      time_zone_of(reader, room.room.board));
  });
  if (log.empty()) return base::refuse(base::RefusalCode::meeting_unknown, {{"meeting", meeting}});
  auto const own = own_notes(room, context.principal, meeting, context.now);
  if (!own) return std::unexpected(own.error());
  auto const seen = meeting_view(meeting, log, zone, tongue);
  NotesView view{.breadcrumbs = {{"/meetings", tongue.text("Meetings")},
                                 {"/meetings/" + meeting, seen.title},
                                 {"/meetings/" + meeting + "/desk", tongue.text("Your desk")}},
                 .meeting = meeting,
                 .can_keep = room.vault != nullptr,
                 .is_seated = keeps_notes(members, context.principal.person, web::local_date(context.now, zone))};
  for (auto const& section : seen.agenda)
    for (auto const& item : section.items)
      if (item.kind != ItemKind::closed) view.notes.push_back(row_of_note(item, meeting, *own));
  return view;
}

struct NoteForm {
  std::string meeting;
  std::int64_t item = 0;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(NoteForm, (), (meeting, item, note))

struct NoteKeptView {
  std::string meeting{};
  std::int64_t item = 0;
};
BOOST_DESCRIBE_STRUCT(NoteKeptView, (), (meeting, item))

base::Answer<NoteKeptView> keep(NoteRoom const& room, NoteForm const& form, web::Context const& context) {
  auto const kept = keep_note(room, context.principal.person, {form.meeting, form.item, form.note});
  if (!kept) return std::unexpected(kept.error());
  context.reply.see_other = "/meetings/" + form.meeting + "/notes";
  return NoteKeptView{form.meeting, form.item};
}

}  // namespace

void add_note_routes(web::Router& router, NoteRoom const& room) {
  router.page<NotesQuery, NotesView>(
      {.name = "meeting_notes",
       .path = "/meetings/{meeting}/notes",
       .policy = web::Policy::permission("meeting_notes"),
       .title = std::string(message_id("Your notes")),
       .summary = std::string(message_id("What you noted for yourself on the open items of a meeting.")),
       .page = "board/notes",
       .caching = web::Caching::never,
       .needs_proof = true},
      [room](NotesQuery const& query, web::Context const& context) {
        return show_notes(room, query.meeting, context);
      });
  // No proof is asked for: nothing is opened, and what was typed is not to be lost on the way to a proof.
  router.page<NoteForm, NoteKeptView>(
      {.name = "keep_note",
       .path = "/meetings/{meeting}/keep_note",
       .policy = web::Policy::permission("keep_note"),
       .title = std::string(message_id("Your notes")),
       .summary =
           std::string(message_id("Keeps your note on an item in place of the one before; empty, it leaves none.")),
       .page = "board/notes",
       .caching = web::Caching::never,
       .method = web::Method::post,
       .form_on = "meeting_notes"},
      [room](NoteForm const& form, web::Context const& context) { return keep(room, form, context); });
}

}  // namespace wardmote::board
