-- Passkeys (decision 12): what a person's device proves by, in place of password and code.
CREATE TABLE passkey (
  board_id     TEXT NOT NULL REFERENCES board (id),
  credential   TEXT NOT NULL,  -- the device's own name for it, base64url; no secret
  person_id    TEXT NOT NULL REFERENCES person (id),
  name         TEXT NOT NULL,  -- what the person calls it: "my phone"
  algorithm    TEXT NOT NULL CHECK (algorithm IN ('ES256', 'RS256', 'EdDSA')),
  public_key   TEXT NOT NULL,  -- as libfido2 holds it, base64url
  sign_count   BIGINT NOT NULL,  -- of the last use; a smaller one later tells of a copy. 0: the device does not count
  added_at     TEXT NOT NULL,  -- UTC
  last_used_at TEXT,           -- null: not used yet
  PRIMARY KEY (board_id, credential)
);
CREATE INDEX passkey_by_person ON passkey (person_id);
