#include "store/backup/staged_files.h"

#include <fcntl.h>

#include "store/database.h"

namespace wardmote::store {

namespace fs = std::filesystem;

StagedFiles::StagedFiles(fs::path folder) : folder_(std::move(folder)), waiting_(folder_ / "restoring") {
  std::error_code error;
  fs::remove_all(waiting_, error);
  fs::create_directories(waiting_, error);
  if (error)
    throw StoreFailure(StoreFailure::Kind::unavailable, "cannot make " + waiting_.string() + ": " + error.message());
}

StagedFiles::~StagedFiles() {
  file_.reset();
  std::error_code ignored;
  fs::remove_all(waiting_, ignored);
}

void StagedFiles::begin(std::string const& name) {
  file_ = std::make_unique<Descriptor>(waiting_ / name, O_WRONLY | O_CREAT | O_EXCL);
  names_.push_back(name);
}

void StagedFiles::add(std::string_view bytes) { file_->write(bytes); }

void StagedFiles::end() {
  file_->give_to_owner_of(folder_);
  file_->flush();
  file_.reset();
}

void StagedFiles::publish() {
  FileStore const store(folder_);
  auto const nobody_sweeps = store.hold();
  for (auto const& name : names_) {
    auto const place = FileStore::is_hash(name) ? store.path_of(name) : folder_ / name;
    std::error_code error;
    fs::create_directories(place.parent_path(), error);
    if (!fs::exists(place)) fs::rename(waiting_ / name, place, error);
    if (error)
      throw StoreFailure(StoreFailure::Kind::unavailable, "cannot make " + place.string() + ": " + error.message());
    flush_folder(place.parent_path());
  }
}

}  // namespace wardmote::store
