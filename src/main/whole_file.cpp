#include "main/whole_file.h"

#include <span>

#include "domains/evidence/byte_source.h"

namespace wardmote {

base::Answer<std::string> text_of_file(std::string const& file) {
  constexpr std::size_t piece_bytes = 1 << 20;
  auto const source = evidence::open_bytes(file);
  if (!source) return std::unexpected(source.error());
  std::string text;
  for (std::size_t filled = 0;;) {
    text.resize(filled + piece_bytes);
    auto const count = (*source)->read(std::span(text).subspan(filled));
    text.resize(filled += count);
    if (count == 0) break;
  }
  if (auto const read = evidence::whole(**source, file); !read) return std::unexpected(read.error());
  return text;
}

}  // namespace wardmote
