-- What happened at a sitting of the table, one event a row; only added to. It tells who was there, by agency, and which number was before the
-- table when; never what was said.
CREATE TABLE sitting_event (
  board_id TEXT NOT NULL REFERENCES board (id),
  day TEXT NOT NULL,             -- ISO 8601, where the board is
  sitting INTEGER NOT NULL,      -- 1, 2 … of the day
  sequence INTEGER NOT NULL,     -- 1, 2, 3 … within the sitting
  at TEXT NOT NULL,              -- UTC
  by TEXT NOT NULL,              -- identifier of a person
  act TEXT NOT NULL,             -- sittings/sitting.h, SittingAct
  agency TEXT NOT NULL,          -- slug; empty: the event is about none
  number TEXT NOT NULL,          -- of a discussion; empty: the event is about none
  minutes INTEGER NOT NULL,      -- for the discussion that is chosen; 0: no limit
  PRIMARY KEY (board_id, day, sitting, sequence)
);

-- only sqlite
CREATE TRIGGER sitting_event_is_never_changed BEFORE UPDATE ON sitting_event
BEGIN SELECT RAISE(ABORT, 'an event of a sitting is never changed'); END;

CREATE TRIGGER sitting_event_is_never_deleted BEFORE DELETE ON sitting_event
BEGIN SELECT RAISE(ABORT, 'an event of a sitting is never deleted'); END;
-- only postgresql
CREATE FUNCTION refuse_sitting_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an event of a sitting is never changed' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER sitting_event_is_never_changed BEFORE UPDATE OR DELETE ON sitting_event
FOR EACH ROW EXECUTE FUNCTION refuse_sitting_change();

CREATE TRIGGER sitting_event_is_never_truncated BEFORE TRUNCATE ON sitting_event
FOR EACH STATEMENT EXECUTE FUNCTION refuse_sitting_change();
-- both
