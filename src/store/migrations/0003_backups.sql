-- What was done with copies of the whole database. It belongs to the installation and to none of its boards: a copy holds them
-- all. No personal data; kept for ever, since "when was the last copy proved?" is asked when things have gone wrong.
CREATE TABLE backup_event (
  id             TEXT    NOT NULL PRIMARY KEY,  -- UUIDv7: sorts in the order of happening
  kind           TEXT    NOT NULL CHECK (kind = 'backup' OR kind = 'drill' OR kind = 'restore'),
  backup_id      TEXT    NOT NULL,  -- UUIDv7 that the file bears; empty if a drill could not read so far
  backup_made_at TEXT    NOT NULL,  -- UTC: the moment that the copy shows
  ended_at       TEXT    NOT NULL,  -- UTC
  duration_ms    INTEGER NOT NULL,
  refusal        TEXT    NOT NULL,  -- code of the refusal by which it failed; empty: it went well
  file_name      TEXT    NOT NULL,  -- without its folder
  file_bytes     INTEGER NOT NULL,
  rows_copied    INTEGER NOT NULL,
  files_copied   INTEGER NOT NULL   -- uploaded files
);
CREATE INDEX backup_event_by_kind ON backup_event (kind, id);

-- The purge list: records whose sealed texts are never to open again, entered in the transaction that says so in the audit chain and before
-- the key is destroyed. Kept for ever and only added to. Whoever restores an older copy of the keys destroys them again by this
-- list; it also stands in the key file, as tombstones, and beside the copies.
CREATE TABLE purged_record (
  board_id  TEXT NOT NULL REFERENCES board (id),
  kind      TEXT NOT NULL,  -- of record: "second_factor"
  row_id    TEXT NOT NULL,  -- its identifier
  purged_at TEXT NOT NULL,  -- UTC
  PRIMARY KEY (board_id, kind, row_id)
);
-- only sqlite
CREATE TRIGGER purged_record_is_never_changed BEFORE UPDATE ON purged_record
BEGIN SELECT RAISE(ABORT, 'a record once purged stays on the list as it is'); END;

CREATE TRIGGER purged_record_is_never_deleted BEFORE DELETE ON purged_record
BEGIN SELECT RAISE(ABORT, 'a record once purged stays on the list'); END;
-- only postgresql
CREATE FUNCTION refuse_purge_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a record once purged stays on the list' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER purged_record_is_never_changed BEFORE UPDATE OR DELETE ON purged_record
FOR EACH ROW EXECUTE FUNCTION refuse_purge_change();

CREATE TRIGGER purged_record_is_never_truncated BEFORE TRUNCATE ON purged_record
FOR EACH STATEMENT EXECUTE FUNCTION refuse_purge_change();
-- both
