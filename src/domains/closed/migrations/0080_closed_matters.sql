-- What is recorded of a matter of a closed session, one act a row; only added to. A matter is a closed item of a meeting: "2026-12-17-regular#7".
-- Kept as long as the board's schedule of retention says; a matter is destroyed by the key of its record, which its texts are sealed with.
CREATE TABLE matter_entry (
  board_id TEXT NOT NULL REFERENCES board (id),
  matter TEXT NOT NULL,
  sequence INTEGER NOT NULL,     -- 1, 2, 3 … within the matter
  recorded_at TEXT NOT NULL,     -- UTC
  recorded_by TEXT NOT NULL,     -- identifier of a person; empty: the program itself
  recorded_by_name TEXT NOT NULL,
  act TEXT NOT NULL,             -- matter.h, MatterAct
  person TEXT NOT NULL,          -- identifier of whom the act bars or admits; empty for all other acts
  words TEXT NOT NULL,           -- sealed
  PRIMARY KEY (board_id, matter, sequence)
);

-- Who opened a matter, and when.
CREATE TABLE matter_reading (
  board_id TEXT NOT NULL REFERENCES board (id),
  id TEXT NOT NULL PRIMARY KEY,
  matter TEXT NOT NULL,
  read_at TEXT NOT NULL,         -- UTC
  person TEXT NOT NULL,          -- identifier
  person_name TEXT NOT NULL
);
CREATE INDEX matter_reading_by_matter ON matter_reading (board_id, matter, read_at);

-- only sqlite
CREATE TRIGGER matter_entry_is_never_changed BEFORE UPDATE ON matter_entry
BEGIN SELECT RAISE(ABORT, 'an entry of a matter is never changed'); END;

CREATE TRIGGER matter_entry_is_never_deleted BEFORE DELETE ON matter_entry
BEGIN SELECT RAISE(ABORT, 'an entry of a matter is never deleted'); END;
-- only postgresql
CREATE FUNCTION refuse_matter_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an entry of a matter is never changed or deleted' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER matter_entry_is_never_changed BEFORE UPDATE OR DELETE ON matter_entry
FOR EACH ROW EXECUTE FUNCTION refuse_matter_change();

CREATE TRIGGER matter_entry_is_never_truncated BEFORE TRUNCATE ON matter_entry
FOR EACH STATEMENT EXECUTE FUNCTION refuse_matter_change();
-- both
