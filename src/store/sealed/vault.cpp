#include "store/sealed/vault.h"

#include <algorithm>
#include <mutex>
#include <utility>
#include <vector>

#include "store/sealed/cipher.h"

namespace wardmote::store {
namespace {

std::unexpected<base::Refusal> broken(SealedRecord const& record) {
  return base::refuse(base::RefusalCode::seal_broken, {{"record", name_of(record)}});
}

}  // namespace

base::Answer<std::unique_ptr<Vault>> Vault::over(KeyFile& keys, KeyEncryptionKey const& key) {
  if (keys.epochs().empty()) keys.add_epoch(0, key.check());
  auto const epochs = keys.epochs();
  auto const found = std::ranges::find(epochs, key.check(), &KeyEpoch::check);
  if (found == epochs.end())
    return base::refuse(base::RefusalCode::key_wrong,
                        {{"file", keys.name()}, {"epoch", std::to_string(epochs.back().epoch)}});
  if (found->retired_at)
    return base::refuse(base::RefusalCode::key_retired,
                        {{"file", keys.name()}, {"moment", base::to_text(*found->retired_at)}});
  std::unique_ptr<Vault> vault(new Vault(keys));
  vault->ring_.emplace(found->epoch, key.wrapping_key());
  return vault;
}

base::Answer<SealedText> Vault::seal(SealedPlace const& place, std::string_view text) {
  std::shared_lock const lock(guard_);
  auto const held = key_for_sealing(place.record);
  if (!held) return std::unexpected(held.error());
  auto const key = unwrapped(place.record, *held);
  if (!key) return std::unexpected(key.error());
  return SealedText(encrypted_padded(*key, bytes_of_place(place, held->made_epoch), text));
}

base::Answer<void> Vault::make_keys(std::span<SealedRecord const> records) {
  std::shared_lock const lock(guard_);
  auto const epoch = ring_.rbegin()->first;
  std::vector<std::pair<SealedRecord, WrappedKey>> fresh;
  for (auto const& record : records)
    fresh.emplace_back(record, wrapped(record, Secret::random(key_bytes), epoch, epoch));
  return keys_.add_missing(fresh);
}

base::Answer<Secret> Vault::open(SealedPlace const& place, SealedText const& text) {
  std::shared_lock const lock(guard_);
  auto const held = keys_.find(place.record);
  if (!held) return std::unexpected(held.error());
  if (!*held)
    return base::refuse(base::RefusalCode::key_missing, {{"file", keys_.name()}, {"record", name_of(place.record)}});
  auto const key = unwrapped(place.record, **held);
  if (!key) return std::unexpected(key.error());
  auto plain = decrypted_padded(*key, bytes_of_place(place, (*held)->made_epoch), text.ciphertext_);
  if (!plain) return broken(place.record);
  return std::move(*plain);
}

base::Answer<void> Vault::shred(SealedRecord const& record) { return keys_.shred(record); }

base::Answer<WrappedKey> Vault::key_for_sealing(SealedRecord const& record) {
  auto const held = keys_.find(record);
  if (!held) return std::unexpected(held.error());
  if (*held) return **held;
  auto const epoch = ring_.rbegin()->first;
  return keys_.find_or_add(record, wrapped(record, Secret::random(key_bytes), epoch, epoch));
}

WrappedKey Vault::wrapped(SealedRecord const& record, Secret const& key, std::int64_t made_epoch,
                          std::int64_t epoch) const {
  return {made_epoch, epoch, encrypted(ring_.at(epoch), bytes_of_key(record, made_epoch, epoch), key.text())};
}

base::Answer<Secret> Vault::unwrapped(SealedRecord const& record, WrappedKey const& key) const {
  auto const wrapping = ring_.find(key.epoch);
  if (wrapping == ring_.end())
    return base::refuse(base::RefusalCode::key_wrong, {{"file", keys_.name()}, {"epoch", std::to_string(key.epoch)}});
  auto plain = decrypted(wrapping->second, bytes_of_key(record, key.made_epoch, key.epoch), key.wrapped);
  if (!plain || plain->size() != key_bytes) return broken(record);
  return std::move(*plain);
}

}  // namespace wardmote::store
