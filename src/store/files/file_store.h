#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "store/files/descriptor.h"
#include "store/files/file_kind.h"

namespace wardmote::store {

/// A file that is kept.
struct KeptFile {
  std::string hash;  ///< BLAKE2b-256 of its bytes, hexadecimal: what it is called by
  std::uint64_t bytes = 0;
  FileKind kind = FileKind::unknown;
};

/// A folder of files, each called by the hash of what it holds: `ab/abcdef…`, mode 0600. The same bytes twice are one file.
/// Safe from many threads and processes. What fails on the disk is StoreFailure (full,
/// read_only, unavailable).
class FileStore {
 public:
  /// Makes the folder, and removes what an earlier process left unfinished there for a day.
  explicit FileStore(std::filesystem::path folder);

  /// A file that comes in pieces, in constant memory. Nothing is left of one that is not finished.
  class Writer {
   public:
    explicit Writer(std::filesystem::path folder);
    ~Writer();
    Writer(Writer const&) = delete;
    Writer& operator=(Writer const&) = delete;
    void add(std::string_view bytes);
    /// On the disk, under its name. The writer is used up by it.
    KeptFile finish();

   private:
    [[noreturn]] void fail(std::string_view what) const;
    std::filesystem::path folder_, path_;
    int file_ = -1;
    base::Hasher hasher_;
    std::uint64_t bytes_ = 0;
    std::string first_bytes_;
  };
  std::unique_ptr<Writer> begin() const { return std::make_unique<Writer>(folder_); }

  /// Whether it could be the name of a file: 64 small hexadecimal digits. Asked of whatever comes from outside.
  static bool is_hash(std::string_view text);
  /// Where the file of that hash is, or would be. It is one (ENSURE): no other text makes a path.
  std::filesystem::path path_of(std::string_view hash) const;
  /// Nothing happens if there is none.
  void remove(std::string_view hash) const;

  /// What lies in the folder: files called by their hash, and what else is kept there under a name (the rejected rows of
  /// an import); not what is unfinished.
  struct Entry {
    std::string name;  ///< hash or name
    std::filesystem::path path;
  };
  std::vector<Entry> list() const;

  /// While it lives nobody sweeps the folder; any number of these at once, in any number of processes.
  std::unique_ptr<Descriptor> hold() const;
  /// The right to sweep: nobody holds the folder while it lives, and no file gets its name. Null if it cannot be had now.
  std::unique_ptr<Descriptor> hold_alone() const;

 private:
  std::filesystem::path folder_;
};

}  // namespace wardmote::store
