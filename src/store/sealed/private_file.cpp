#include "store/sealed/private_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "store/database.h"

namespace wardmote::store {
namespace {

constexpr mode_t of_others = S_IRWXG | S_IRWXO;

std::string octal(mode_t mode) {
  char text[8];
  std::snprintf(text, sizeof text, "%04o", static_cast<unsigned>(mode & 07777));
  return text;
}

}  // namespace

void make_private_file(std::filesystem::path const& path) {
  auto const file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file >= 0)
    ::close(file);
  else if (errno != EEXIST)
    throw StoreFailure(StoreFailure::Kind::unavailable, "cannot make " + path.string() + ": " + std::strerror(errno));
}

base::Answer<void> write_private_file(std::filesystem::path const& path, std::span<std::uint8_t const> bytes) {
  auto const file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0 && errno == EEXIST) return base::refuse(base::RefusalCode::file_exists, {{"file", path.string()}});
  bool is_written = file >= 0;
  while (is_written && !bytes.empty()) {
    auto const count = ::write(file, bytes.data(), bytes.size());
    is_written = count > 0;
    if (is_written) bytes = bytes.subspan(static_cast<std::size_t>(count));
  }
  is_written = is_written && ::fsync(file) == 0;
  auto const reason = std::string(std::strerror(errno));
  if (file >= 0) ::close(file);
  if (is_written) return {};
  if (file >= 0) ::unlink(path.c_str());
  return base::refuse(base::RefusalCode::file_unwritable, {{"file", path.string()}, {"reason", reason}});
}

base::Answer<void> check_private_file(std::filesystem::path const& path) {
  struct stat found{};
  if (::stat(path.c_str(), &found) != 0)
    return base::refuse(base::RefusalCode::file_unreadable,
                        {{"file", path.string()}, {"reason", std::strerror(errno)}});
  if (found.st_mode & of_others)
    return base::refuse(base::RefusalCode::key_file_unsafe, {{"file", path.string()}, {"mode", octal(found.st_mode)}});
  return {};
}

}  // namespace wardmote::store
