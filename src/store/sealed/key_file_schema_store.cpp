#include "store/sealed/key_file_schema.h"

namespace wardmote::store {
namespace {

// A later migration would have the engine keep a copy of the file as it was before. That copy holds wrapped keys: it is
// to be removed once the migration is through, or what is shredded afterwards lives on in it.
constexpr std::string_view record_keys = R"sql(
-- The time from one rotation of the key-encryption key to the next. Kept for ever.
CREATE TABLE key_epoch (
  epoch      INTEGER NOT NULL PRIMARY KEY,  -- 1, 2, 3 ...
  check_text TEXT    NOT NULL,              -- tells whether a key is that of the epoch; 32 hexadecimal digits
  begun_at   TEXT    NOT NULL,              -- UTC
  retired_at TEXT                           -- UTC; when no key was left under it and its key became of no use
);

-- One key for each record that has sealed texts. Deleted when the record is shredded, or never.
CREATE TABLE record_key (
  board_id   TEXT    NOT NULL,
  kind       TEXT    NOT NULL,  -- of record: "discussion"
  row_id     TEXT    NOT NULL,  -- its identifier
  made_epoch INTEGER NOT NULL,  -- the epoch in which the key was made; its sealed texts are bound to it
  epoch      INTEGER NOT NULL REFERENCES key_epoch (epoch),  -- whose key wraps it
  wrapped    TEXT    NOT NULL,  -- the key, encrypted: base64 of nonce, ciphertext and tag
  PRIMARY KEY (board_id, kind, row_id)
);
CREATE INDEX record_key_by_epoch ON record_key (epoch);

-- Tombstones: the records whose keys were destroyed. Kept for ever, so that nothing is sealed there again and a restored
-- copy can be told what to shred once more.
CREATE TABLE shredded_record (
  board_id    TEXT NOT NULL,
  kind        TEXT NOT NULL,
  row_id      TEXT NOT NULL,
  shredded_at TEXT NOT NULL,  -- UTC
  erased_at   TEXT,           -- UTC; null while bytes of the key may still lie in the file or its log
  PRIMARY KEY (board_id, kind, row_id)
);
)sql";

}  // namespace

std::vector<Migration> key_file_migrations() { return {{1, "record_keys", record_keys}}; }

}  // namespace wardmote::store
