#include "store/files/file_kind.h"

#include <algorithm>
#include <utility>

namespace wardmote::store {
namespace {

using namespace std::string_view_literals;

constexpr std::pair<std::string_view, FileKind> signatures[] = {{"\x1f\x8b"sv, FileKind::gzip},
                                                                {"PK\x03\x04"sv, FileKind::zip},
                                                                {"%PDF-"sv, FileKind::pdf},
                                                                {"\x89PNG\r\n\x1a\n"sv, FileKind::png},
                                                                {"\xff\xd8\xff"sv, FileKind::jpeg}};

bool is_of_text(char sign) {
  auto const byte = static_cast<unsigned char>(sign);
  return byte >= 0x20 || sign == '\t' || sign == '\r' || sign == '\n';
}

}  // namespace

FileKind kind_of_file(std::string_view first_bytes) {
  if (first_bytes.empty()) return FileKind::empty;
  for (auto const& [signature, kind] : signatures)
    if (first_bytes.starts_with(signature)) return kind;
  return std::ranges::all_of(first_bytes.substr(0, kind_bytes), is_of_text) ? FileKind::text : FileKind::unknown;
}

}  // namespace wardmote::store
