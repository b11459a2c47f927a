#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "web/response.h"

namespace wardmote::web {

/// A response that is kept, in one encoding.
struct Kept {
  Response whole;
  Response not_modified;
  std::string etag;
  std::size_t bytes() const {
    return whole.head->size() + whole.body->size() + not_modified.head->size() + etag.size();
  }
};

/// Responses in memory, at most `bytes_max` of them (with their keys), the longest unasked leaving first. All belong to
/// one revision of the data: when another is seen, all are forgotten. Safe from all threads.
class Cache {
 public:
  explicit Cache(std::size_t bytes_max) : bytes_max_(bytes_max) {}

  /// What is kept for the key at this revision.
  std::shared_ptr<Kept const> find(std::string_view key, std::uint64_t revision);
  /// Keeps it, unless the revision it was made at has passed or it alone would fill an eighth of the cache.
  void keep(std::string key, std::uint64_t revision, std::shared_ptr<Kept const> kept);

  std::size_t bytes() const;

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<Kept const> kept;
    std::size_t bytes() const { return key.size() + kept->bytes(); }
  };
  using Entries = std::list<Entry>;

  void see(std::uint64_t revision);
  void forget(Entries::iterator entry);

  std::size_t const bytes_max_;
  mutable std::mutex mutex_;
  std::uint64_t revision_ = 0;
  std::size_t bytes_ = 0;
  Entries entries_;  ///< the latest asked first
  std::unordered_map<std::string_view, Entries::iterator> index_;
};

}  // namespace wardmote::web
