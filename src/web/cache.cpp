#include "web/cache.h"

namespace wardmote::web {

std::shared_ptr<Kept const> Cache::find(std::string_view key, std::uint64_t revision) {
  std::lock_guard const lock(mutex_);
  see(revision);
  auto const at = index_.find(key);
  if (at == index_.end() || revision != revision_) return nullptr;
  entries_.splice(entries_.begin(), entries_, at->second);
  return at->second->kept;
}

void Cache::keep(std::string key, std::uint64_t revision, std::shared_ptr<Kept const> kept) {
  std::lock_guard const lock(mutex_);
  see(revision);
  Entry entry{std::move(key), std::move(kept)};
  if (revision != revision_ || entry.bytes() > bytes_max_ / 8) return;
  if (auto const at = index_.find(entry.key); at != index_.end()) forget(at->second);
  bytes_ += entry.bytes();
  entries_.push_front(std::move(entry));
  index_.emplace(entries_.front().key, entries_.begin());
  while (bytes_ > bytes_max_) forget(std::prev(entries_.end()));
}

std::size_t Cache::bytes() const {
  std::lock_guard const lock(mutex_);
  return bytes_;
}

/// Revisions only grow; a thread that still works at an older one must not bring it back.
void Cache::see(std::uint64_t revision) {
  if (revision <= revision_) return;
  index_.clear();
  entries_.clear();
  bytes_ = 0;
  revision_ = revision;
}

void Cache::forget(Entries::iterator entry) {
  bytes_ -= entry->bytes();
  index_.erase(entry->key);
  entries_.erase(entry);
}

}  // namespace wardmote::web
