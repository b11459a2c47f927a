-- A second proof at sign-in, and when a person last proved who they are.

-- Null: the password was right and the code is still due; nobody is signed in yet.
ALTER TABLE session ADD COLUMN proved_at TEXT;
UPDATE session SET proved_at = started_at;

-- The secret that a person's authenticator app shares with us (RFC 6238). One that is begun and not confirmed asks for nothing.
CREATE TABLE second_factor (
  id           TEXT NOT NULL PRIMARY KEY,  -- UUIDv7; the record whose key is shredded when the factor ends
  board_id     TEXT NOT NULL REFERENCES board (id),
  person_id    TEXT NOT NULL UNIQUE REFERENCES person (id),
  secret       TEXT NOT NULL,  -- sealed (decision 8)
  begun_at     TEXT NOT NULL,  -- UTC
  confirmed_at TEXT,           -- null until a first code was right
  last_step    INTEGER NOT NULL  -- the newest step of 30 seconds whose code was used: each code works once
);

-- Codes for the day the phone is lost: each works once and is then deleted.
CREATE TABLE recovery_code (
  board_id   TEXT NOT NULL REFERENCES board (id),
  person_id  TEXT NOT NULL REFERENCES person (id),
  code_hash  TEXT NOT NULL,  -- BLAKE2b-256; 80 random bits need no slow hash
  PRIMARY KEY (person_id, code_hash)
);
