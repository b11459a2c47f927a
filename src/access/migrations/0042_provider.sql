-- Sign-in through an OpenID provider (decision 11).

-- Who a person is to a provider: found again by issuer and subject alone, never by an address, which others may be given later.
CREATE TABLE provider_identity (
  board_id  TEXT NOT NULL REFERENCES board (id),
  issuer    TEXT NOT NULL,  -- "https://login.example.ca/realms/board"
  subject   TEXT NOT NULL,  -- the provider's own name for the person, which lasts
  person_id TEXT NOT NULL REFERENCES person (id),
  origin    TEXT NOT NULL CHECK (origin IN ('sign_in', 'link')),  -- the account was made by it, or its person linked it
  linked_at TEXT NOT NULL,  -- UTC
  PRIMARY KEY (board_id, issuer, subject)
);
CREATE INDEX provider_identity_by_person ON provider_identity (person_id);

-- What a browser begins here and has to bring back, from a provider or signed by a passkey; taken away by that, or after ten minutes.
CREATE TABLE visit (
  browser_hash TEXT NOT NULL PRIMARY KEY,  -- of the secret in the browser's cookie, as session.token_hash; state, nonce, PKCE and challenge come from it too
  board_id     TEXT NOT NULL REFERENCES board (id),
  purpose      TEXT NOT NULL,  -- as in access/visit_store.h
  session_id   TEXT,           -- the sign-in that it is for, if it is for one
  next         TEXT NOT NULL,  -- the page to go on to
  begun_at     TEXT NOT NULL   -- UTC
);

ALTER TABLE session ADD COLUMN entered_by TEXT NOT NULL DEFAULT 'password';  -- password, provider, passkey
ALTER TABLE session ADD COLUMN provider_session TEXT NOT NULL DEFAULT '';  -- hash of the provider's name for its own sign-in, by which it ends ours; empty: none
