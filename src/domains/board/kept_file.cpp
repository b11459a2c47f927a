#include "domains/board/kept_file.h"

#include <algorithm>
#include <array>
#include <utility>

#include "domains/board/form_check.h"
#include "web/context.h"

namespace wardmote::board {
namespace {

using web::message_id;

/// The kinds that everybody may be shown, each with its suffix: nothing that runs, and nothing that hides other files.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> suffixes{
    {{"pdf", ".pdf"}, {"png", ".png"}, {"jpeg", ".jpg"}, {"text", ".txt"}}};

auto suffix_of(std::string_view kind) {
  return std::ranges::find(suffixes, kind, &std::pair<std::string_view, std::string_view>::first);
}

}  // namespace

void check_shown_file(FormCheck& check, std::string const& field, UploadedFile const& file) {
  if (file.hash.empty()) return;
  if (suffix_of(file.kind) == suffixes.end())
    check.wrong(field,
                message_id("Choose a PDF, a picture (PNG or JPEG) or a plain text. What a file is follows from what it "
                           "holds, not from its name."));
  else
    check.line(field, file.name, message_id("The file has no name. Give it one."));
}

std::string path_of_file(std::string_view hash, std::string_view kind) {
  auto const suffix = suffix_of(kind);
  return suffix == suffixes.end() ? "" : std::string(files_path) + std::string(hash) + std::string(suffix->second);
}

}  // namespace wardmote::board
