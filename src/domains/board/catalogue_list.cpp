#include "domains/board/catalogue_list.h"

#include <fstream>
#include <iterator>

namespace wardmote::board {

std::string ListReading::text(base::Document const& from, std::string_view name) {
  auto const& piece = from[name];
  if (piece.text.empty()) wrong(from, std::string(name) + " is missing");
  return piece.text;
}

BilingualText ListReading::both(base::Document const& from) { return {text(from, "en"), text(from, "fr")}; }

std::string ListReading::id(base::Document const& from, std::string_view prefix) {
  auto id = text(from, "id");
  if (!id.starts_with(prefix) || id.size() == prefix.size()) wrong(from, "id must begin with " + std::string(prefix));
  if (!ids_.insert(id).second) wrong(from, id + " stands there twice");
  return id;
}

void ListReading::wrong(base::Document const& at, std::string reason) {
  if (refusal_) return;
  refusal_ = {base::RefusalCode::mapping_invalid,
              {{"file", file_}, {"place", "line " + std::to_string(at.line)}, {"reason", std::move(reason)}}};
}

base::Answer<base::Document> catalogue_document(std::string const& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream)
    return base::refuse(base::RefusalCode::file_unreadable, {{"file", path}, {"reason", "it cannot be opened"}});
  std::string const yaml(std::istreambuf_iterator<char>(stream), {});
  return base::document_of(yaml, path);
}

}  // namespace wardmote::board
