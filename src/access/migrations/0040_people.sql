-- Who may sign in, as what, and who is signed in just now. Names and addresses of people stay in these relations: the audit chain, which
-- is public, knows a person by identifier alone.

CREATE TABLE person (
  id           TEXT NOT NULL PRIMARY KEY,  -- UUIDv7; what the audit chain names
  board_id     TEXT NOT NULL REFERENCES board (id),
  name         TEXT NOT NULL,  -- what the person signs in with: "maria.lopez"
  display_name TEXT NOT NULL,  -- as pages show it: "Maria Lopez"
  email        TEXT NOT NULL,  -- where invitations and notices go; may be empty
  password_hash TEXT,          -- argon2id with its salt and cost, as libsodium writes it; null until an invitation was accepted
  state        TEXT NOT NULL CHECK (state IN ('active', 'suspended')),
  added_at     TEXT NOT NULL,  -- UTC
  UNIQUE (board_id, name)
);

CREATE TABLE person_role (
  board_id   TEXT NOT NULL REFERENCES board (id),
  person_id  TEXT NOT NULL REFERENCES person (id),
  role       TEXT NOT NULL,  -- as in access/role.h
  granted_at TEXT NOT NULL,  -- UTC
  PRIMARY KEY (person_id, role)
);

-- One sign-in on one device. Ended ones go after thirty days.
CREATE TABLE session (
  id           TEXT NOT NULL PRIMARY KEY,  -- UUIDv7; no secret
  board_id     TEXT NOT NULL REFERENCES board (id),
  person_id    TEXT NOT NULL REFERENCES person (id),
  token_hash   TEXT NOT NULL UNIQUE,  -- BLAKE2b-256 of the secret in the cookie; the secret itself is kept nowhere
  form_token   TEXT NOT NULL,         -- what every form of this sign-in carries
  device       TEXT NOT NULL,         -- "Firefox, Windows", as far as the browser tells; may be empty
  started_at   TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,         -- to the minute
  ended_at     TEXT                   -- null: not signed out (it may have run out all the same)
);
CREATE INDEX session_by_person ON session (person_id, started_at);

-- A link by which a person sets a password: the first, or a new one in place of a forgotten one.
CREATE TABLE invitation (
  id         TEXT NOT NULL PRIMARY KEY,
  board_id   TEXT NOT NULL REFERENCES board (id),
  person_id  TEXT NOT NULL REFERENCES person (id),
  token_hash TEXT NOT NULL UNIQUE,  -- as session.token_hash
  expires_at TEXT NOT NULL,
  used_at    TEXT                   -- null: not used; a newer invitation uses up the older ones
);
CREATE INDEX invitation_by_person ON invitation (person_id);

-- Failed attempts to sign in, by account and by address. Forgotten a day after the last one.
CREATE TABLE sign_in_failure (
  board_id  TEXT NOT NULL REFERENCES board (id),
  key       TEXT NOT NULL,  -- BLAKE2b-256 of "name:…" or "address:…": nobody can read off who tried
  failures  INTEGER NOT NULL,
  last_at   TEXT NOT NULL,
  PRIMARY KEY (board_id, key)
);
