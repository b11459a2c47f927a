#include "domains/board/kept_file_pages.h"

#include <fcntl.h>

#include "domains/board/kept_file.h"
#include "domains/board/kept_file_store.h"
#include "store/files/file_store.h"

namespace wardmote::board {
namespace {

constexpr std::size_t hash_digits = 64;

std::string media_type_of(std::string_view kind) {
  if (kind == "pdf") return "application/pdf";
  if (kind == "png") return "image/png";
  return kind == "jpeg" ? "image/jpeg" : "text/plain; charset=utf-8";
}

base::Answer<web::FileAnswer> answer(BoardRoom const& room, std::string_view rest) {
  auto const hash = rest.substr(0, hash_digits);
  auto const kind = room.database.read([&](store::Reader& reader) {
    return store::FileStore::is_hash(hash) ? kind_of_shown_file(reader, room.board, hash) : std::string();
  });
  if (kind.empty() || path_of_file(hash, kind) != std::string(files_path) + std::string(rest))
    return base::refuse(base::RefusalCode::page_not_found);
  store::Descriptor file(store::FileStore(room.files_folder).path_of(hash), O_RDONLY);
  return web::FileAnswer{file.read(file.size()), media_type_of(kind)};
}

}  // namespace

void add_kept_files(web::Router& router, BoardRoom const& room) {
  router.file({"kept_file", std::string(files_path),
               "A file that shows that a duty was met or an action done: its hash (BLAKE2b-256), and the suffix of "
               "what it is.",
               "application/octet-stream",
               [room](std::string_view rest, web::Parameters const&) { return answer(room, rest); }});
}

}  // namespace wardmote::board
