#include "store/backup/replacing_file.h"

#include <fcntl.h>

#include "base/hash.h"
#include "store/database.h"

namespace wardmote::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t written_at_once_bytes = 1 << 20;
constexpr std::size_t random_name_bytes = 8;

/// What begins like this beside a file is, or was, on its way to take its place.
std::string unfinished_name_of(fs::path const& path) { return path.filename().string() + ".unfinished-"; }

/// Whoever is still writing holds the lock.
void remove_if_abandoned(fs::path const& path) {
  try {
    Descriptor file(path, O_RDWR);
    if (file.try_lock()) fs::remove(path);
  } catch (std::exception const&) {  // gone meanwhile, or not ours: no reason not to go on
  }
}

void remove_abandoned(fs::path const& path) {
  std::error_code ignored;
  for (auto const& entry : fs::directory_iterator(folder_of(path), ignored))
    if (entry.path().filename().string().starts_with(unfinished_name_of(path))) remove_if_abandoned(entry.path());
}

}  // namespace

ReplacingFile::ReplacingFile(fs::path path)
    : path_(std::move(path)),
      unfinished_(folder_of(path_) / (unfinished_name_of(path_) + base::random_secret(random_name_bytes))) {
  remove_abandoned(path_);
  file_.emplace(unfinished_, O_WRONLY | O_CREAT | O_EXCL);
  file_->try_lock();
}

ReplacingFile::~ReplacingFile() {
  std::error_code ignored;
  if (file_) fs::remove(unfinished_, ignored);
}

void ReplacingFile::write(std::string_view bytes) {
  waiting_ += bytes;
  if (waiting_.size() >= written_at_once_bytes) write_out();
}

void ReplacingFile::write_out() {
  file_->write(waiting_);
  bytes_ += waiting_.size();
  waiting_.clear();
}

void ReplacingFile::finish() {
  write_out();
  file_->flush();
  std::error_code error;
  fs::rename(unfinished_, path_, error);
  if (error)
    throw StoreFailure(StoreFailure::Kind::unavailable, "cannot write " + path_.string() + ": " + error.message());
  file_.reset();
  flush_folder(folder_of(path_));
}

}  // namespace wardmote::store
