-- Checkpoints: what a board signed about its audit chain, for strangers to keep (docs/transparency.md). Nothing here holds
-- personal data; keys and checkpoints are only ever added.

-- The keys that checkpoints are signed with, as strangers need them; the secret half lies in a file outside the database.
CREATE TABLE signing_key (
  board_id         TEXT    NOT NULL REFERENCES board (id),
  number           INTEGER NOT NULL,  -- 1, 2, 3 ... of each board; the newest signs
  verification_key TEXT    NOT NULL,  -- "<origin>+<8 hexadecimal digits>+<base64>", as C2SP signed-note writes it
  published_at     TEXT    NOT NULL,  -- UTC
  PRIMARY KEY (board_id, number)
);

-- One row for each signed checkpoint: the Merkle tree over the first `size` entries of the board's chain.
CREATE TABLE checkpoint (
  board_id TEXT    NOT NULL REFERENCES board (id),
  size     INTEGER NOT NULL,  -- how many entries the tree is over; the last of them says that the checkpoint was made
  made_at  TEXT    NOT NULL,  -- UTC, as the note says
  root     TEXT    NOT NULL,  -- of the tree (RFC 6962, SHA-256), 64 hexadecimal digits
  note     TEXT    NOT NULL,  -- the signed note, as it is published
  PRIMARY KEY (board_id, size)
);

-- Computed, to be dropped and made again at will: the hash of every full 256, 65,536 ... entries of the chain, so that a
-- proof reads some hundred rows however long the chain is. Nothing is proved by it: who verifies starts from the entries.
CREATE TABLE audit_subtree (
  board_id TEXT    NOT NULL REFERENCES board (id),
  level    INTEGER NOT NULL,  -- the hash is over 256^level entries; 1 or more
  number   INTEGER NOT NULL,  -- 0, 1, 2 ... of this level
  hash     TEXT    NOT NULL,  -- RFC 6962, SHA-256, 64 hexadecimal digits
  PRIMARY KEY (board_id, level, number)
);

-- only sqlite
CREATE TRIGGER signing_key_is_never_changed BEFORE UPDATE ON signing_key
BEGIN SELECT RAISE(ABORT, 'a signing key is never changed'); END;

CREATE TRIGGER signing_key_is_never_deleted BEFORE DELETE ON signing_key
BEGIN SELECT RAISE(ABORT, 'a signing key is never deleted'); END;

CREATE TRIGGER checkpoint_is_never_changed BEFORE UPDATE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'a checkpoint is never changed'); END;

CREATE TRIGGER checkpoint_is_never_deleted BEFORE DELETE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'a checkpoint is never deleted'); END;

-- Also what stands against INSERT OR REPLACE.
CREATE TRIGGER signing_key_joins_the_end BEFORE INSERT ON signing_key
WHEN NEW.number <> 1 + coalesce((SELECT max(number) FROM signing_key WHERE board_id = NEW.board_id), 0)
BEGIN SELECT RAISE(ABORT, 'a signing key follows the one before'); END;

CREATE TRIGGER checkpoint_joins_the_end BEFORE INSERT ON checkpoint
WHEN NEW.size <= coalesce((SELECT max(size) FROM checkpoint WHERE board_id = NEW.board_id), 0)
BEGIN SELECT RAISE(ABORT, 'a checkpoint is over more entries than the one before'); END;
-- only postgresql
CREATE FUNCTION refuse_checkpoint_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'checkpoints and their keys are never changed or deleted' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER signing_key_is_never_changed BEFORE UPDATE OR DELETE ON signing_key
FOR EACH ROW EXECUTE FUNCTION refuse_checkpoint_change();

CREATE TRIGGER signing_key_is_never_truncated BEFORE TRUNCATE ON signing_key
FOR EACH STATEMENT EXECUTE FUNCTION refuse_checkpoint_change();

CREATE TRIGGER checkpoint_is_never_changed BEFORE UPDATE OR DELETE ON checkpoint
FOR EACH ROW EXECUTE FUNCTION refuse_checkpoint_change();

CREATE TRIGGER checkpoint_is_never_truncated BEFORE TRUNCATE ON checkpoint
FOR EACH STATEMENT EXECUTE FUNCTION refuse_checkpoint_change();
-- both

-- For the explorer's filters.
CREATE INDEX audit_entry_of_action ON audit_entry (board_id, action, sequence);
CREATE INDEX audit_entry_of_actor ON audit_entry (board_id, actor, sequence);
CREATE INDEX audit_entry_of_subject ON audit_entry (board_id, subject, sequence);
