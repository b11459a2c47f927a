#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "store/files/file_store.h"

namespace wardmote::store {

/// Files that are to come into a folder of files all together: they wait in a folder `restoring` inside it. Dropped
/// before `publish`, they leave nothing. A killed process's leavings go when the next one begins. Throws StoreFailure.
class StagedFiles {
 public:
  explicit StagedFiles(std::filesystem::path folder);
  ~StagedFiles();
  StagedFiles(StagedFiles const&) = delete;
  StagedFiles& operator=(StagedFiles const&) = delete;

  /// One file: its name (is_file_name), its bytes, its end.
  void begin(std::string const& name);
  void add(std::string_view bytes);
  void end();
  /// Puts them where they belong. One that is there already stays: its name says what it holds.
  void publish();

 private:
  std::filesystem::path folder_, waiting_;
  std::unique_ptr<Descriptor> file_;
  std::vector<std::string> names_;
};

}  // namespace wardmote::store
