#include "domains/situation/catalogue/local_flag_store.h"

namespace wardmote::situation {

// Index: the primary keys.
std::vector<LocalFlag> list_local_flags(store::Reader& reader, store::BoardId board) {
  return reader.list(
      "SELECT local_flag.code, label_en, label_fr, definition_en, definition_fr, added_at, retired_at FROM local_flag "
      "LEFT JOIN local_flag_end ON local_flag_end.board_id = local_flag.board_id "
      "AND local_flag_end.code = local_flag.code "
      "WHERE local_flag.board_id = :board ORDER BY added_at, local_flag.code",
      {{"board", board}}, [](store::Row const& row) {
        return LocalFlag{row.text("code"),
                         {row.text("label_en"), row.text("label_fr")},
                         {row.text("definition_en"), row.text("definition_fr")},
                         row.instant("added_at"),
                         row.is_null("retired_at") ? std::nullopt : std::optional(row.instant("retired_at"))};
      });
}

bool insert_local_flag(store::Writer& writer, Hand const& hand, LocalFlag const& flag) {
  auto const written = writer.run(
      "INSERT INTO local_flag (board_id, code, label_en, label_fr, definition_en, definition_fr, added_at, added_by) "
      "VALUES (:board, :code, :label_en, :label_fr, :definition_en, :definition_fr, :at, :by) "
      "ON CONFLICT (board_id, code) DO NOTHING",
      {{"board", hand.board},
       {"code", flag.code},
       {"label_en", flag.label.en},
       {"label_fr", flag.label.fr},
       {"definition_en", flag.definition.en},
       {"definition_fr", flag.definition.fr},
       {"at", flag.added_at},
       {"by", hand.person}});
  if (written == 1)
    writer.record({.board = hand.board, .actor = hand.person, .action = "add_flag", .subject = flag.code});
  return written == 1;
}

bool retire_local_flag(store::Writer& writer, Hand const& hand, std::string_view code, base::Instant now) {
  auto const written = writer.run(
      "INSERT INTO local_flag_end (board_id, code, retired_at, retired_by) "
      "SELECT board_id, code, :now, :by FROM local_flag WHERE board_id = :board AND code = :code "
      "ON CONFLICT (board_id, code) DO NOTHING",
      {{"board", hand.board}, {"code", code}, {"now", now}, {"by", hand.person}});
  if (written == 1)
    writer.record({.board = hand.board, .actor = hand.person, .action = "retire_flag", .subject = std::string(code)});
  return written == 1;
}

// Index: the primary key of discussion.
std::map<std::string, std::int64_t> versions_recorded(store::Reader& reader, store::BoardId board) {
  std::map<std::string, std::int64_t> versions;
  reader.each("SELECT catalogue, COUNT(*) AS discussions FROM discussion WHERE board_id = :board GROUP BY catalogue",
              {{"board", board}},
              [&](store::Row const& row) { versions.emplace(row.text("catalogue"), row.integer("discussions")); });
  return versions;
}

}  // namespace wardmote::situation
