#include "store/files/sweep.h"

#include "store/database.h"

namespace wardmote::store {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::hours kept_unreferred{24};

base::Instant written_at(fs::path const& path) {
  auto const time = std::chrono::file_clock::to_sys(fs::last_write_time(path));
  return std::chrono::floor<std::chrono::microseconds>(time);
}

Swept swept(fs::path const& path, base::Instant now) {
  if (written_at(path) > now - kept_unreferred) return {};
  auto const bytes = static_cast<std::int64_t>(fs::file_size(path));
  fs::remove(path);
  return {1, bytes};
}

}  // namespace

Swept sweep_files(FileStore const& files, std::function<std::set<std::string>()> const& referred, base::Instant now) {
  auto const alone = files.hold_alone();
  if (!alone) return {};
  auto const names = referred();
  Swept all;
  try {
    for (auto const& [name, path] : files.list()) {
      if (names.contains(name)) continue;
      auto const one = swept(path, now);
      all.files += one.files;
      all.bytes += one.bytes;
    }
  } catch (fs::filesystem_error const& error) {
    throw StoreFailure(StoreFailure::Kind::unavailable, std::string("cannot sweep: ") + error.what());
  }
  return all;
}

}  // namespace wardmote::store
