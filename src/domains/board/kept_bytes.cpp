#include "domains/board/kept_bytes.h"

#include <fstream>

#include "base/hash.h"

namespace wardmote::board {
namespace {

std::string bytes_of(std::filesystem::path const& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

store::KeptFile keep_bytes(BoardRoom const& room, std::string_view bytes) {
  auto const writer = store::FileStore(room.files_folder).begin();
  writer->add(bytes);
  return writer->finish();
}

std::optional<store::KeptFile> keep_file(BoardRoom const& room, std::string const& path) {
  auto const bytes = bytes_of(path);
  return bytes.empty() ? std::nullopt : std::optional(keep_bytes(room, bytes));
}

std::optional<std::string> kept_bytes(BoardRoom const& room, std::string const& hash) {
  auto bytes = bytes_of(store::FileStore(room.files_folder).path_of(hash));
  return base::to_hex(base::hash_of(bytes)) == hash ? std::optional(std::move(bytes)) : std::nullopt;
}

}  // namespace wardmote::board
