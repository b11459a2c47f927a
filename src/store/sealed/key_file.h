#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/refusal.h"
#include "store/database.h"
#include "store/sealed/sealed_place.h"

namespace wardmote::store {

/// The key of one record, encrypted by the key-encryption key of `epoch`.
struct WrappedKey {
  std::int64_t made_epoch;  ///< when the record key was made; stays
  std::int64_t epoch;       ///< of the key that wraps it now
  std::string wrapped;      ///< text of cipher.h
};

/// A key-encryption key was in use from one rotation to the next. Epochs count 1, 2, 3 …
struct KeyEpoch {
  std::int64_t epoch;
  std::string check;  ///< of the key (KeyEncryptionKey::check)
  std::optional<base::Instant> retired_at;
};

/// The file keys.db: an SQLite database of its own beside the data, so that a copy of the data opens nothing and the
/// two are kept for different times. It holds wrapped keys, tombstones and epochs, and no secret in the clear. Safe to
/// use from many threads and processes. Every member works on a database, so none is called inside a `read` or `write`
/// of the same thread. All throw StoreFailure.
class KeyFile {
 public:
  /// Makes the file, with mode 0600, if there is none. Refuses key_file_unsafe if group or others may do anything with
  /// it, and what `Database::migrate` refuses. Erases first what a `shred` was kept from erasing. `clock` outlives it.
  static base::Answer<std::unique_ptr<KeyFile>> open(std::filesystem::path path, base::Clock const& clock);
  std::string name() const { return path_.string(); }

  /// The key of the record, or nothing. Refuses key_shredded.
  base::Answer<std::optional<WrappedKey>> find(SealedRecord const& record);
  /// The key that the record has; else `fresh`, which it has from now on. Refuses key_shredded, and key_wrong if there
  /// is an epoch newer than that of `fresh`.
  base::Answer<WrappedKey> find_or_add(SealedRecord const& record, WrappedKey const& fresh);
  /// The same for each of them, in one transaction; none if one is refused.
  base::Answer<void> add_missing(std::span<std::pair<SealedRecord, WrappedKey> const> fresh);
  /// Deletes the key and leaves a tombstone, then writes the file anew without the key's bytes and empties its log. If
  /// that is interrupted, the next `shred` or `open` does it. Refuses key_missing if the record never had a key.
  base::Answer<void> shred(SealedRecord const& record);

  /// As `shred`, for records that may never have had a key, or whose key came back with an older copy of the file:
  /// nothing is sealed there from now on. A tombstone that is there stays as it is.
  void bury(std::span<SealedRecord const> records);
  /// The records that were shredded or buried, and when.
  std::map<SealedRecord, base::Instant> shredded();

  /// All epochs, the first first.
  std::vector<KeyEpoch> epochs();
  /// Adds an epoch, one more than `newest`, which is still the newest (else StoreFailure: constraint).
  void add_epoch(std::int64_t newest, std::string const& check);
  /// How many keys are wrapped in epochs before this one.
  std::int64_t count_before(std::int64_t epoch);
  /// Replaces at most `keys_max` keys of epochs before this one by what `wrap_anew` makes of them, in one transaction;
  /// none if that refuses. `wrap_anew` may be called again for the same key.
  using WrapAnew = std::function<base::Answer<WrappedKey>(SealedRecord const&, WrappedKey const&)>;
  base::Answer<void> rewrap_before(std::int64_t epoch, int keys_max, WrapAnew const& wrap_anew);
  /// Erases what was wrapped in the epochs before this one, as `shred` does, then marks those epochs as retired. No key
  /// is left in them.
  void retire_before(std::int64_t epoch);

 private:
  KeyFile(std::filesystem::path path, base::Clock const& clock);
  void erase_what_was_shredded();
  void clean();

  std::filesystem::path path_;
  base::Clock const& clock_;
  std::unique_ptr<Database> database_;
};

}  // namespace wardmote::store
