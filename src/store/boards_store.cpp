#include "store/boards_store.h"

namespace wardmote::store {
namespace {

constexpr std::string_view board_columns = "SELECT id, slug, name_en, name_fr, time_zone FROM board ";

Board board_of(Row const& row) {
  return {.id = row.id<Board>("id"),
          .slug = row.text("slug"),
          .name_en = row.text("name_en"),
          .name_fr = row.text("name_fr"),
          .time_zone = row.text("time_zone")};
}

}  // namespace

void make_board(Writer& writer, Board const& board, base::Instant now, std::string_view actor) {
  writer.run(
      "INSERT INTO board (id, slug, name_en, name_fr, time_zone, created_at)"
      " VALUES (:id, :slug, :name_en, :name_fr, :time_zone, :created_at)",
      {{"id", board.id},
       {"slug", board.slug},
       {"name_en", board.name_en},
       {"name_fr", board.name_fr},
       {"time_zone", board.time_zone},
       {"created_at", now}});
  writer.record({.board = board.id, .actor = std::string(actor), .action = "make_board", .subject = board.slug});
}

std::optional<Board> find_board(Reader& reader, std::string_view slug) {
  return reader.first(std::string(board_columns) + "WHERE slug = :slug", {{"slug", slug}}, board_of);
}

std::optional<Board> find_board(Reader& reader, BoardId id) {
  return reader.first(std::string(board_columns) + "WHERE id = :id", {{"id", id}}, board_of);
}

std::vector<Board> list_boards(Reader& reader) {
  return reader.list(std::string(board_columns) + "ORDER BY slug", {}, board_of);
}

}  // namespace wardmote::store
