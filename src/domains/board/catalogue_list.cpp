#include "domains/board/catalogue_list.h"

#include <fstream>
#include <iterator>

namespace wardmote::board {

base::Answer<base::Document> catalogue_document(std::string const& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream)
    return base::refuse(base::RefusalCode::file_unreadable, {{"file", path}, {"reason", "it cannot be opened"}});
  std::string const yaml(std::istreambuf_iterator<char>(stream), {});
  return base::document_of(yaml, path);
}

}  // namespace wardmote::board
