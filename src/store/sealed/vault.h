#pragma once

#include <map>
#include <memory>
#include <shared_mutex>
#include <span>
#include <string_view>

#include "store/sealed/key_encryption_key.h"
#include "store/sealed/key_file.h"
#include "store/sealed/sealed_text.h"

namespace wardmote::store {

/// Seals texts and opens them. Each record has a key of its own in the key file, made with its first sealed text; a
/// text opens only where it was sealed. Safe to use from many threads. A vault uses the key file's database, so it is
/// not called inside a `read` or `write` of the same thread (ENSURE): seal before the transaction, open after it. A
/// seal whose transaction is undone leaves a key that nothing needs, and no harm. All members throw StoreFailure.
class Vault {
 public:
  /// The vault of that key file, which outlives it. A key file that has no epoch yet takes `key` for its first. Refuses
  /// key_wrong if the key belongs to no epoch of the file, and key_retired if it was rotated away.
  static base::Answer<std::unique_ptr<Vault>> over(KeyFile& keys, KeyEncryptionKey const& key);

  /// Any bytes. Refuses key_shredded, key_wrong (another process has begun a rotation to a key this vault was not
  /// given) and seal_broken (the record's key was tampered with).
  base::Answer<SealedText> seal(SealedPlace const& place, std::string_view text);

  /// Makes the keys of those records that have none yet, in one transaction of the key file: for many that are sealed at once. `seal` makes
  /// them one by one, at a flush each. Refuses key_shredded and key_wrong; then it made none.
  base::Answer<void> make_keys(std::span<SealedRecord const> records);

  /// What was sealed at this place. Refuses key_shredded, key_missing, key_wrong, and seal_broken if the text or the
  /// record's key was changed, or comes from elsewhere.
  base::Answer<Secret> open(SealedPlace const& place, SealedText const& text);

  /// Destroys the record's key, so that none of its texts opens ever again, in whatever copy of the data; and its bytes
  /// in the key file and its log. Copies of the key file made before are the operator's to destroy. Record it in the
  /// audit chain first, then shred: again does no harm. Rewrites the key file: cost grows with its size. If others read
  /// it for seconds, StoreFailure (busy): no reader gets the key any more, and the next shred, of this or another
  /// record, erases its bytes.
  /// Refuses key_missing.
  base::Answer<void> shred(SealedRecord const& record);

  /// Puts all record keys under `next`, which opens a new epoch, while others seal and open. Interrupted, it goes on
  /// where it stopped when called again on a vault over the key before. Afterwards the key before opens nothing.
  /// Refuses key_retired, rotation_unfinished (keys are left of an epoch that this vault has no key for, or another
  /// rotation is under way), seal_broken (names the record whose key was tampered with; nothing of its batch is done).
  base::Answer<void> rotate(KeyEncryptionKey const& next);
  /// The next `keys_max` keys of it only; gives how many are left. 0 is the end of the rotation.
  base::Answer<std::int64_t> rotate_some(KeyEncryptionKey const& next, int keys_max);

  static constexpr int keys_at_once = 256;

 private:
  explicit Vault(KeyFile& keys) : keys_(keys) {}
  base::Answer<WrappedKey> key_for_sealing(SealedRecord const& record);
  WrappedKey wrapped(SealedRecord const& record, Secret const& key, std::int64_t made_epoch, std::int64_t epoch) const;
  base::Answer<Secret> unwrapped(SealedRecord const& record, WrappedKey const& key) const;
  base::Answer<WrappedKey> rewrapped(SealedRecord const& record, WrappedKey const& held, std::int64_t epoch) const;
  base::Answer<std::int64_t> begin_rotation(KeyEncryptionKey const& next);
  base::Answer<void> begin_epoch(std::int64_t newest, std::string const& check);
  void end_rotation(std::int64_t epoch);

  KeyFile& keys_;
  std::shared_mutex guard_;              ///< of the ring: shared from reading a key to unwrapping it
  std::map<std::int64_t, Secret> ring_;  ///< wrapping keys by epoch: one, or those of a rotation; the last is used
};

}  // namespace wardmote::store
