-- The two things that every other row of the database leans on: the board that it belongs to, and the chain of what was
-- done. Nothing here holds personal data, and nothing here is ever deleted.

-- A police board: the tenant. One installation serves one board or a province of them. Every row of every other
-- relation carries its board_id.
CREATE TABLE board (
  id         TEXT NOT NULL PRIMARY KEY,  -- UUIDv7
  slug       TEXT NOT NULL UNIQUE,       -- the short name that people and commands use: "halton"
  name_en    TEXT NOT NULL,
  name_fr    TEXT NOT NULL,
  time_zone  TEXT NOT NULL,              -- IANA name; the days of the board are days of this zone
  created_at TEXT NOT NULL               -- UTC
);

-- The audit chain: one entry for each change, one chain for each board, kept for ever. Entries are only ever added; each
-- carries the hash of the one before, so that whoever kept a hash can tell that nothing before it was changed
-- (src/store/audit_bytes.h says which bytes are hashed).
CREATE TABLE audit_entry (
  board_id    TEXT    NOT NULL REFERENCES board (id),
  sequence    INTEGER NOT NULL,  -- 1, 2, 3 ... in each chain, without a gap
  recorded_at TEXT    NOT NULL,  -- UTC, by the clock of the machine that wrote it
  actor       TEXT    NOT NULL,  -- who: a person's identifier, or the program acting for the operator ("command line")
  action      TEXT    NOT NULL,  -- what: verb and noun, "import_dataset"
  subject     TEXT    NOT NULL,  -- the identifier of what was changed
  details     TEXT    NOT NULL,  -- canonical JSON, an object of texts
  previous    TEXT    NOT NULL,  -- hash of the entry before, 64 hexadecimal digits; zeros before the first
  hash        TEXT    NOT NULL,  -- BLAKE2b-256 of everything else in the row, 64 hexadecimal digits
  PRIMARY KEY (board_id, sequence)
);

-- Not even the program can rewrite the chain: the database refuses it. Who can drop a trigger can still do it, and is found
-- out by the hashes.
-- only sqlite
CREATE TRIGGER audit_entry_is_never_changed BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'an audit entry is never changed'); END;

CREATE TRIGGER audit_entry_is_never_deleted BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'an audit entry is never deleted'); END;

-- Also what stands against INSERT OR REPLACE.
CREATE TRIGGER audit_entry_joins_the_end BEFORE INSERT ON audit_entry
WHEN NEW.sequence <> 1 + coalesce((SELECT max(sequence) FROM audit_entry WHERE board_id = NEW.board_id), 0)
BEGIN SELECT RAISE(ABORT, 'an audit entry joins the end of its chain'); END;
-- only postgresql
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an audit entry is never changed or deleted' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER audit_entry_is_never_changed BEFORE UPDATE OR DELETE ON audit_entry
FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();

CREATE TRIGGER audit_entry_is_never_truncated BEFORE TRUNCATE ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
-- both
