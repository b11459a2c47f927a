#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace wardmote::store {

/// An open file, closed at the end. What fails on the disk is StoreFailure: full if it has no room, else unavailable.
class Descriptor {
 public:
  /// `flags` and `mode` as open(2) takes them.
  Descriptor(std::filesystem::path path, int flags, int mode = 0600);
  ~Descriptor();
  Descriptor(Descriptor const&) = delete;
  Descriptor& operator=(Descriptor const&) = delete;

  std::filesystem::path const& path() const { return path_; }
  void write(std::string_view bytes);
  /// As many bytes as there are, at most `size`; fewer only at the end.
  std::string read(std::size_t size);
  std::uintmax_t size() const;
  /// Whether nobody else holds the lock; it is held from then on. Shared: beside others that share it.
  bool try_lock();
  void lock_shared();
  /// On the disk, whatever happens.
  void flush();
  /// Gives it to whoever owns the folder, should this process be another user who may (root).
  void give_to_owner_of(std::filesystem::path const& folder);

 private:
  [[noreturn]] void fail(std::string_view what) const;
  std::filesystem::path path_;
  int number_;
};

/// A name lasts once its folder is on the disk.
void flush_folder(std::filesystem::path const& folder);

/// The folder that a file lies in.
std::filesystem::path folder_of(std::filesystem::path const& file);

}  // namespace wardmote::store
