#include "domains/closed/files_in_hand.h"

#include <algorithm>

#include "base/choice.h"
#include "base/hash.h"
#include "store/files/file_kind.h"

namespace wardmote::closed {

class FilesInHand::Sink final : public web::FileSink {
 public:
  explicit Sink(FilesInHand& files) : files_(files) {}
  void add(std::string_view bytes) override { bytes_ += bytes; }
  Kept finish() override {
    auto const kind = store::kind_of_file(std::string_view(bytes_).substr(0, store::kind_bytes));
    Kept kept{base::to_hex(base::hash_of(bytes_)), std::string(base::spelling_of(kind))};
    files_.put(kept.hash, std::move(bytes_));
    return kept;
  }

 private:
  FilesInHand& files_;
  std::string bytes_;
};

std::unique_ptr<web::FileSink> FilesInHand::begin() { return std::make_unique<Sink>(*this); }

void FilesInHand::put(std::string hash, std::string bytes) {
  std::lock_guard const lock(guard_);
  if (waiting_.size() == waiting_max) waiting_.pop_front();
  waiting_.emplace_back(std::move(hash), std::move(bytes));
}

std::optional<std::string> FilesInHand::take(std::string const& hash) {
  std::lock_guard const lock(guard_);
  auto const at = std::ranges::find(waiting_, hash, &std::pair<std::string, std::string>::first);
  if (at == waiting_.end()) return std::nullopt;
  auto bytes = std::move(at->second);
  waiting_.erase(at);
  return bytes;
}

}  // namespace wardmote::closed
