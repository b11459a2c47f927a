-- The Situation Table's own database. It holds no identity: no column has room for a name, a date of birth or an address of whom a discussion is about.
-- Whatever is said of a discussion rests sealed, under two keys: its details, and what remains of it when they are shed (subject, conclusion).

-- One row a discussion; stage, steps and shed_at change, and each change is a row of discussion_step.
CREATE TABLE discussion (
  board_id TEXT NOT NULL REFERENCES board (id),
  number TEXT NOT NULL,          -- "2026-0014": the year and a running number
  opened_at TEXT NOT NULL,       -- UTC
  catalogue TEXT NOT NULL,       -- version of the codes it was recorded under
  stage TEXT NOT NULL,           -- machine.h, Stage
  stage_since TEXT NOT NULL,     -- UTC
  steps INTEGER NOT NULL,        -- how many rows of discussion_step it has
  shed_at TEXT,                  -- UTC: since when its details are gone
  PRIMARY KEY (board_id, number)
);
CREATE INDEX discussion_by_stage ON discussion (board_id, stage, number);

-- What was done, one act a row; only added to, and kept when the details are gone.
CREATE TABLE discussion_step (
  board_id TEXT NOT NULL REFERENCES board (id),
  number TEXT NOT NULL,
  sequence INTEGER NOT NULL,     -- 1, 2, 3 … within the discussion
  at TEXT NOT NULL,              -- UTC
  by TEXT NOT NULL,              -- identifier of a person
  act TEXT NOT NULL,             -- machine.h, DiscussionAct
  stage TEXT NOT NULL,           -- that it led to
  PRIMARY KEY (board_id, number, sequence)
);

-- A part of a discussion as a step wrote it (discussion.h, Part); the newest counts. Deleted when the details are shed, after which their key is destroyed.
CREATE TABLE discussion_part (
  board_id TEXT NOT NULL REFERENCES board (id),
  number TEXT NOT NULL,
  part TEXT NOT NULL,
  sequence INTEGER NOT NULL,     -- of the step
  words TEXT NOT NULL,           -- sealed
  PRIMARY KEY (board_id, number, part, sequence)
);

-- Who looked, apart from who changed. Kept two years.
CREATE TABLE discussion_reading (
  board_id TEXT NOT NULL REFERENCES board (id),
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL,
  read_at TEXT NOT NULL,         -- UTC
  person TEXT NOT NULL,          -- identifier
  agency TEXT NOT NULL,          -- that they sat for
  parts TEXT NOT NULL            -- that were opened, with blanks between
);
CREATE INDEX discussion_reading_by_number ON discussion_reading (board_id, number, read_at);
CREATE INDEX discussion_reading_by_time ON discussion_reading (board_id, read_at);

-- When a sign-in last used the table: after ten idle minutes it proves again who it is. One row a sign-in; dropped with it.
CREATE TABLE seat_use (
  board_id TEXT NOT NULL REFERENCES board (id),
  session TEXT NOT NULL,         -- identifier
  used_at TEXT NOT NULL,         -- UTC
  PRIMARY KEY (board_id, session)
);

-- Filter one: what an agency prepares for itself. Sealed under a key of its own, read by that agency alone, destroyed once it is presented or discarded.
CREATE TABLE draft (
  board_id TEXT NOT NULL REFERENCES board (id),
  id TEXT NOT NULL,
  agency TEXT NOT NULL,
  kept_at TEXT NOT NULL,         -- UTC
  kept_by TEXT NOT NULL,         -- identifier of a person
  words TEXT NOT NULL,           -- sealed
  PRIMARY KEY (board_id, id)
);
CREATE INDEX draft_by_agency ON draft (board_id, agency);

-- only sqlite
CREATE TRIGGER discussion_step_is_never_changed BEFORE UPDATE ON discussion_step
BEGIN SELECT RAISE(ABORT, 'a step of a discussion is never changed'); END;

CREATE TRIGGER discussion_step_is_never_deleted BEFORE DELETE ON discussion_step
BEGIN SELECT RAISE(ABORT, 'a step of a discussion is never deleted'); END;

CREATE TRIGGER discussion_part_is_never_changed BEFORE UPDATE ON discussion_part
BEGIN SELECT RAISE(ABORT, 'a part of a discussion is written anew, never changed'); END;
-- only postgresql
CREATE FUNCTION refuse_discussion_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was recorded of a discussion is never changed' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER discussion_step_is_never_changed BEFORE UPDATE OR DELETE ON discussion_step
FOR EACH ROW EXECUTE FUNCTION refuse_discussion_change();

CREATE TRIGGER discussion_step_is_never_truncated BEFORE TRUNCATE ON discussion_step
FOR EACH STATEMENT EXECUTE FUNCTION refuse_discussion_change();

CREATE TRIGGER discussion_part_is_never_changed BEFORE UPDATE ON discussion_part
FOR EACH ROW EXECUTE FUNCTION refuse_discussion_change();
-- both
