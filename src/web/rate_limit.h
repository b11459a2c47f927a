#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "base/clock.h"

namespace wardmote::web {

/// So many requests a minute in the long run, and at most `burst` of them at once; none are limited if `per_minute` is 0.
struct Rate {
  std::int64_t per_minute = 0;
  std::int64_t burst = 1;  ///< at least 1
};

/// A bucket of tokens for each who asks: it holds `burst` at first and at most, a request takes one, and one comes back
/// each 1/per_minute of a minute. In memory alone; whoever asks is kept as a hash whose key is made at the start of the
/// process and kept nowhere. Of more than `askers_max` the one that was unheard of longest is forgotten, as if it had never
/// asked: memory is bounded, and nobody is refused for what others do. Safe from all threads. Cost: O(1).
class RateLimit {
 public:
  explicit RateLimit(Rate rate, std::size_t askers_max = 100'000);

  /// Takes a token; nothing if there was one, else how long until there is. Refusing takes none. A clock that goes
  /// backwards makes nobody wait longer than for an empty bucket.
  std::optional<std::chrono::microseconds> take(std::string_view asker, base::Instant now);

 private:
  /// The bucket is the moment at which it will be full again (the generic cell rate algorithm, ITU-T I.371).
  struct Bucket {
    std::uint64_t asker;
    base::Instant full_at;
  };
  using Buckets = std::list<Bucket>;

  std::uint64_t hash_of(std::string_view asker) const;
  Bucket& bucket_of(std::uint64_t asker, base::Instant now);

  Rate const rate_;
  std::chrono::microseconds const token_every_;
  std::size_t const askers_max_;
  std::array<unsigned char, 16> key_;
  std::mutex guard_;  // of what follows
  Buckets buckets_;   ///< the latest heard of first
  std::unordered_map<std::uint64_t, Buckets::iterator> index_;
};

}  // namespace wardmote::web
