#include <algorithm>
#include <mutex>

#include "store/sealed/vault.h"

namespace wardmote::store {
namespace {

std::unexpected<base::Refusal> unfinished(KeyFile& keys, std::int64_t newest) {
  return base::refuse(base::RefusalCode::rotation_unfinished,
                      {{"file", keys.name()}, {"count", std::to_string(keys.count_before(newest))}});
}

}  // namespace

base::Answer<void> Vault::rotate(KeyEncryptionKey const& next) {
  auto left = rotate_some(next, keys_at_once);
  while (left && *left > 0) left = rotate_some(next, keys_at_once);
  if (!left) return std::unexpected(left.error());
  return {};
}

base::Answer<std::int64_t> Vault::rotate_some(KeyEncryptionKey const& next, int keys_max) {
  auto const epoch = begin_rotation(next);
  if (!epoch) return epoch;
  {
    std::shared_lock const lock(guard_);
    auto const done = keys_.rewrap_before(*epoch, keys_max, [&](SealedRecord const& record, WrappedKey const& held) {
      return rewrapped(record, held, *epoch);
    });
    if (!done) return std::unexpected(done.error());
  }
  auto const left = keys_.count_before(*epoch);
  if (left == 0) end_rotation(*epoch);
  return left;
}

base::Answer<WrappedKey> Vault::rewrapped(SealedRecord const& record, WrappedKey const& held,
                                          std::int64_t epoch) const {
  auto const key = unwrapped(record, held);
  if (!key) return std::unexpected(key.error());
  return wrapped(record, *key, held.made_epoch, epoch);
}

/// The epoch of `next`, which is in the ring from here on.
base::Answer<std::int64_t> Vault::begin_rotation(KeyEncryptionKey const& next) {
  std::unique_lock const lock(guard_);
  auto const newest = keys_.epochs().back();
  bool const has_begun = newest.check == next.check();
  bool const lacks_the_key_before = ring_.size() == 1 && ring_.contains(newest.epoch);
  if (has_begun && lacks_the_key_before && keys_.count_before(newest.epoch) > 0) return unfinished(keys_, newest.epoch);
  if (!has_begun)
    if (auto const begun = begin_epoch(newest.epoch, next.check()); !begun) return std::unexpected(begun.error());
  auto const epoch = has_begun ? newest.epoch : newest.epoch + 1;
  ring_.try_emplace(epoch, next.wrapping_key());
  return epoch;
}

base::Answer<void> Vault::begin_epoch(std::int64_t newest, std::string const& check) {
  auto const epochs = keys_.epochs();
  auto const before = std::ranges::find(epochs, check, &KeyEpoch::check);
  if (before != epochs.end() && before->retired_at)
    return base::refuse(base::RefusalCode::key_retired,
                        {{"file", keys_.name()}, {"moment", base::to_text(*before->retired_at)}});
  if (before != epochs.end() || ring_.rbegin()->first != newest || keys_.count_before(newest) > 0)
    return unfinished(keys_, newest);
  keys_.add_epoch(newest, check);
  return {};
}

void Vault::end_rotation(std::int64_t epoch) {
  keys_.retire_before(epoch);
  std::unique_lock const lock(guard_);
  std::erase_if(ring_, [&](auto const& held) { return held.first < epoch; });
}

}  // namespace wardmote::store
