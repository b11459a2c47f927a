#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "store/files/descriptor.h"

namespace wardmote::store {

/// A file (mode 0600) that comes to be whole or not at all: written beside `path` under another name, and put in its
/// place, over an older one, once it is on the disk. Nothing is left of one that is dropped; what a process that was
/// killed left goes when the next file of that name is written. What fails on the disk is StoreFailure.
class ReplacingFile {
 public:
  explicit ReplacingFile(std::filesystem::path path);
  ~ReplacingFile();
  ReplacingFile(ReplacingFile const&) = delete;
  ReplacingFile& operator=(ReplacingFile const&) = delete;

  void write(std::string_view bytes);
  std::uint64_t bytes() const { return bytes_ + waiting_.size(); }
  /// The file is used up by it.
  void finish();

 private:
  void write_out();

  std::filesystem::path path_, unfinished_;
  std::optional<Descriptor> file_;
  std::string waiting_;
  std::uint64_t bytes_ = 0;
};

}  // namespace wardmote::store
