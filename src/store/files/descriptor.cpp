#include "store/files/descriptor.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "store/database.h"

namespace wardmote::store {

Descriptor::Descriptor(std::filesystem::path path, int flags, int mode)
    : path_(std::move(path)), number_(::open(path_.c_str(), flags | O_CLOEXEC, mode)) {
  if (number_ < 0) fail("open");
}

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

void Descriptor::fail(std::string_view what) const {
  using enum StoreFailure::Kind;
  auto const error = errno;
  auto const has_no_room = error == ENOSPC || error == EDQUOT || error == EFBIG;
  throw StoreFailure(has_no_room ? full : unavailable,
                     "cannot " + std::string(what) + " " + path_.string() + ": " + std::strerror(error));
}

void Descriptor::write(std::string_view bytes) {
  while (!bytes.empty()) {
    auto const count = ::write(number_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("write");
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

std::string Descriptor::read(std::size_t size) {
  std::string bytes(size, '\0');
  std::size_t filled = 0;
  while (filled < size) {
    auto const count = ::read(number_, bytes.data() + filled, size - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("read");
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  bytes.resize(filled);
  return bytes;
}

std::uintmax_t Descriptor::size() const {
  struct stat about{};
  if (::fstat(number_, &about) != 0) fail("look at");
  return static_cast<std::uintmax_t>(about.st_size);
}

bool Descriptor::try_lock() {
  if (::flock(number_, LOCK_EX | LOCK_NB) == 0) return true;
  if (errno != EWOULDBLOCK) fail("lock");
  return false;
}

void Descriptor::lock_shared() {
  while (::flock(number_, LOCK_SH) != 0)
    if (errno != EINTR) fail("lock");
}

void Descriptor::flush() {
  if (::fsync(number_) != 0) fail("write");
}

void Descriptor::give_to_owner_of(std::filesystem::path const& folder) {
  struct stat about{};
  if (::geteuid() == 0 && ::stat(folder.c_str(), &about) == 0 && ::fchown(number_, about.st_uid, about.st_gid) != 0)
    fail("give away");
}

void flush_folder(std::filesystem::path const& folder) { Descriptor(folder, O_RDONLY | O_DIRECTORY).flush(); }

std::filesystem::path folder_of(std::filesystem::path const& file) {
  return file.has_parent_path() ? file.parent_path() : ".";
}

}  // namespace wardmote::store
