-- The PDF of a meeting's minutes as they were sealed. The bytes lie among the files, under their hash; the audit chain has the hash, too.

CREATE TABLE kept_minutes (
  board_id TEXT    NOT NULL REFERENCES board (id),
  meeting  TEXT    NOT NULL,
  language TEXT    NOT NULL CHECK (language IN ('en', 'fr')),
  hash     TEXT    NOT NULL,  -- BLAKE2b-256 of the bytes, hexadecimal
  PRIMARY KEY (board_id, meeting, language)
);

-- only sqlite
CREATE TRIGGER kept_minutes_are_never_changed BEFORE UPDATE ON kept_minutes
BEGIN SELECT RAISE(ABORT, 'sealed minutes are never changed'); END;

CREATE TRIGGER kept_minutes_are_never_deleted BEFORE DELETE ON kept_minutes
BEGIN SELECT RAISE(ABORT, 'sealed minutes are never deleted'); END;
-- only postgresql
CREATE TRIGGER kept_minutes_are_never_changed BEFORE UPDATE OR DELETE ON kept_minutes
FOR EACH ROW EXECUTE FUNCTION refuse_meeting_change();

CREATE TRIGGER kept_minutes_are_never_truncated BEFORE TRUNCATE ON kept_minutes
FOR EACH STATEMENT EXECUTE FUNCTION refuse_meeting_change();
-- both
