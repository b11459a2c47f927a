#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace wardmote::board {

class FormCheck;

/// A file that was sent with a form, as it is kept; all empty if none was chosen.
struct UploadedFile {
  std::string hash{};  ///< what it is kept under
  std::string name{};  ///< as its sender calls it
  std::string kind{};  ///< what it is by its bytes: "pdf", "png", "jpeg" or "text"
  friend bool operator==(UploadedFile const&, UploadedFile const&) = default;
};

/// How large a file may be that shows something: a report with its pictures.
inline constexpr std::uint64_t shown_file_bytes_max = 20 << 20;

/// Notes what is wrong with a file that everybody is to read: one that is neither PDF, picture (PNG, JPEG) nor text by its bytes,
/// whatever it is called; a name that is missing or too long.
void check_shown_file(FormCheck& check, std::string const& field, UploadedFile const& file);

/// Where everybody finds a file that is kept: below this path by its hash, with the suffix of its kind; it has no language.
/// Empty for a file of no kind, which is not kept here.
inline constexpr std::string_view files_path = "/files/";
std::string path_of_file(std::string_view hash, std::string_view kind);

}  // namespace wardmote::board
