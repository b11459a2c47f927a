#include "web/rate_limit.h"

#include <sodium.h>

#include <algorithm>
#include <bit>

#include "base/ensure.h"

namespace wardmote::web {
namespace {

using std::chrono::microseconds;

constexpr microseconds minute = std::chrono::minutes{1};

}  // namespace

RateLimit::RateLimit(Rate rate, std::size_t askers_max)
    : rate_(rate),
      token_every_(rate.per_minute > 0 ? minute / rate.per_minute : microseconds{0}),
      askers_max_(askers_max) {
  ENSURE(rate.per_minute >= 0 && rate.burst >= 1 && askers_max >= 1);
  randombytes_buf(key_.data(), key_.size());
}

std::uint64_t RateLimit::hash_of(std::string_view asker) const {
  static_assert(crypto_shorthash_BYTES == sizeof(std::uint64_t) && crypto_shorthash_KEYBYTES == sizeof key_);
  std::array<unsigned char, crypto_shorthash_BYTES> hash;
  crypto_shorthash(hash.data(), reinterpret_cast<unsigned char const*>(asker.data()), asker.size(), key_.data());
  return std::bit_cast<std::uint64_t>(hash);
}

RateLimit::Bucket& RateLimit::bucket_of(std::uint64_t asker, base::Instant now) {
  if (auto const known = index_.find(asker); known != index_.end()) {
    buckets_.splice(buckets_.begin(), buckets_, known->second);
    return buckets_.front();
  }
  if (buckets_.size() >= askers_max_) {
    index_.erase(buckets_.back().asker);
    buckets_.pop_back();
  }
  buckets_.push_front({asker, now});
  index_.emplace(asker, buckets_.begin());
  return buckets_.front();
}

std::optional<microseconds> RateLimit::take(std::string_view asker, base::Instant now) {
  if (rate_.per_minute == 0) return std::nullopt;
  auto const hash = hash_of(asker);
  auto const empty = token_every_ * rate_.burst;
  std::scoped_lock const lock(guard_);
  auto& bucket = bucket_of(hash, now);
  bucket.full_at = std::clamp(bucket.full_at, now, now + empty);
  auto const wait = bucket.full_at + token_every_ - (now + empty);
  if (wait > microseconds{0}) return wait;
  bucket.full_at += token_every_;
  return std::nullopt;
}

}  // namespace wardmote::web
