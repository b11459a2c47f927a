#include "store/files/file_store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>

#include "base/ensure.h"
#include "store/database.h"

namespace wardmote::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view unfinished = "unfinished-";
constexpr std::chrono::hours unfinished_kept{24};  // another server may be writing it just now
constexpr std::size_t random_name_bytes = 16;
constexpr std::string_view lock_name = ".lock";
constexpr std::size_t folder_name_digits = 2;

fs::path place_of(fs::path const& folder, std::string_view hash) { return folder / hash.substr(0, 2) / hash; }

StoreFailure::Kind kind_of_errno(int number) {
  switch (base::cause_of_errno(number)) {
    case base::WorldFailure::Cause::no_room: return StoreFailure::Kind::full;
    case base::WorldFailure::Cause::read_only: return StoreFailure::Kind::read_only;
    default: return StoreFailure::Kind::unavailable;
  }
}

/// A rename lasts once its folder is on the disk.
bool sync_folder(fs::path const& folder) {
  auto const opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  auto const is_synced = opened >= 0 && ::fsync(opened) == 0;
  if (opened >= 0) ::close(opened);
  return is_synced;
}

std::unique_ptr<Descriptor> held_folder(fs::path const& folder) {
  auto lock = std::make_unique<Descriptor>(folder / lock_name, O_RDWR | O_CREAT);
  lock->lock_shared();
  return lock;
}

void remove_unfinished(fs::path const& folder) {
  std::error_code ignored;
  for (auto const& entry : fs::directory_iterator(folder, ignored))
    if (entry.path().filename().string().starts_with(unfinished) &&
        entry.last_write_time(ignored) < fs::file_time_type::clock::now() - unfinished_kept)
      fs::remove(entry.path(), ignored);
}

}  // namespace

FileStore::FileStore(fs::path folder) : folder_(std::move(folder)) {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error)
    throw StoreFailure(kind_of_errno(error.value()), "cannot make " + folder_.string() + ": " + error.message());
  remove_unfinished(folder_);
}

bool FileStore::is_hash(std::string_view text) {
  return text.size() == 2 * sizeof(base::Hash) && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

fs::path FileStore::path_of(std::string_view hash) const {
  ENSURE(is_hash(hash));
  return place_of(folder_, hash);
}

void FileStore::remove(std::string_view hash) const {
  std::error_code ignored;
  fs::remove(path_of(hash), ignored);
}

std::vector<FileStore::Entry> FileStore::list() const {
  std::vector<Entry> entries;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder_, error), last; entry != last && !error; entry.increment(error)) {
    if (entry->is_directory() && entry->path().filename().string().size() != folder_name_digits)
      entry.disable_recursion_pending();
    auto const name = entry->path().filename().string();
    if (entry->is_regular_file() && !name.starts_with(unfinished) && !name.starts_with('.'))
      entries.push_back({name, entry->path()});
  }
  if (error)
    throw StoreFailure(StoreFailure::Kind::unavailable, "cannot list " + folder_.string() + ": " + error.message());
  std::ranges::sort(entries, {}, &Entry::name);
  return entries;
}

std::unique_ptr<Descriptor> FileStore::hold() const { return held_folder(folder_); }

std::unique_ptr<Descriptor> FileStore::hold_alone() const {
  auto lock = std::make_unique<Descriptor>(folder_ / lock_name, O_RDWR | O_CREAT);
  return lock->try_lock() ? std::move(lock) : nullptr;
}

FileStore::Writer::Writer(fs::path folder)
    : folder_(std::move(folder)), path_(folder_ / (std::string(unfinished) + base::random_secret(random_name_bytes))) {
  file_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file_ < 0) fail("cannot make");
}

FileStore::Writer::~Writer() {
  if (file_ < 0) return;
  ::close(file_);
  ::unlink(path_.c_str());
}

void FileStore::Writer::fail(std::string_view what) const {
  throw StoreFailure(kind_of_errno(errno),
                     std::string(what) + " a file in " + folder_.string() + ": " + std::strerror(errno));
}

void FileStore::Writer::add(std::string_view bytes) {
  hasher_.add(bytes);
  bytes_ += bytes.size();
  first_bytes_ += bytes.substr(0, kind_bytes - std::min(kind_bytes, first_bytes_.size()));
  while (!bytes.empty()) {
    auto const count = ::write(file_, bytes.data(), bytes.size());
    if (count < 0) fail("cannot write");
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

KeptFile FileStore::Writer::finish() {
  KeptFile const kept{base::to_hex(hasher_.finish()), bytes_, kind_of_file(first_bytes_)};
  auto const place = place_of(folder_, kept.hash);
  std::error_code ignored;
  fs::create_directories(place.parent_path(), ignored);
  if (::fsync(file_) != 0) fail("cannot write");
  auto const nobody_sweeps = held_folder(folder_);
  if (::rename(path_.c_str(), place.c_str()) != 0 || !sync_folder(place.parent_path())) fail("cannot name");
  ::close(file_);
  file_ = -1;
  return kept;
}

}  // namespace wardmote::store
