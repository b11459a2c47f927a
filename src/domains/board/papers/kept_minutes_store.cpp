#include "domains/board/papers/kept_minutes.h"

namespace wardmote::board {

// Index: the primary key.
std::optional<MinutesPdf> find_kept_minutes(store::Reader& reader, store::BoardId board, std::string_view meeting) {
  std::optional<MinutesPdf> pdf;
  reader.each("SELECT language, hash FROM kept_minutes WHERE board_id = :board AND meeting = :meeting",
              {{"board", board}, {"meeting", meeting}}, [&](store::Row const& row) {
                if (!pdf) pdf.emplace();
                (row.text("language") == "fr" ? pdf->french : pdf->english) = row.text("hash");
              });
  return pdf;
}

void insert_kept_minutes(store::Writer& writer, store::BoardId board, std::string_view meeting, MinutesPdf const& pdf,
                         std::string const& actor) {
  for (auto const language : {web::Language::en, web::Language::fr})
    writer.run(
        "INSERT INTO kept_minutes (board_id, meeting, language, hash) VALUES (:board, :meeting, :language, :hash)",
        {{"board", board}, {"meeting", meeting}, {"language", web::code_of(language)}, {"hash", pdf.in(language)}});
  writer.record({.board = board,
                 .actor = actor,
                 .action = "keep_minutes_pdf",
                 .subject = std::string(meeting),
                 .details = {{"en", pdf.english}, {"fr", pdf.french}}});
}

std::set<std::string> list_kept_minutes(store::Reader& reader) {
  std::set<std::string> hashes;
  reader.each("SELECT hash FROM kept_minutes", {}, [&](store::Row const& row) { hashes.insert(row.text("hash")); });
  return hashes;
}

}  // namespace wardmote::board
