-- What is destroyed when: of a discussion first its details, later what remains of it; of a draft all (purge/purge.h).

-- The schedule, as the coordinator set it; only added to, the newest counts. Without a row the program's own counts.
CREATE TABLE purge_schedule (
  board_id TEXT NOT NULL REFERENCES board (id),
  sequence INTEGER NOT NULL,     -- 1, 2, 3 …
  set_at TEXT NOT NULL,          -- UTC
  set_by TEXT NOT NULL,          -- identifier of a person
  lowered_months INTEGER NOT NULL,  -- details, after a conclusion of that group
  still_months INTEGER NOT NULL,
  other_months INTEGER NOT NULL,
  remains_months INTEGER NOT NULL,  -- what remains, after any conclusion or a rejection
  draft_days INTEGER NOT NULL,   -- a draft that nobody kept again
  PRIMARY KEY (board_id, sequence)
);

-- What was done towards a purge, or against it, one act a row; only added to. It holds codes and no text, and is kept.
CREATE TABLE purge_step (
  board_id TEXT NOT NULL REFERENCES board (id),
  number TEXT NOT NULL,          -- of the discussion
  sequence INTEGER NOT NULL,     -- 1, 2, 3 … within the discussion
  level TEXT NOT NULL,           -- purge.h, PurgeLevel
  act TEXT NOT NULL,             -- purge.h, PurgeAct
  at TEXT NOT NULL,              -- UTC
  by TEXT NOT NULL,              -- identifier of a person, or "schedule"
  agency TEXT NOT NULL,          -- that they sat for; empty for the schedule
  ground TEXT NOT NULL,          -- of a hold: purge.h, HoldGround; else empty
  PRIMARY KEY (board_id, number, sequence)
);

-- That something was destroyed; only added to, and kept.
CREATE TABLE purge_receipt (
  board_id TEXT NOT NULL REFERENCES board (id),
  receipt INTEGER NOT NULL,      -- 1, 2, 3 …
  what TEXT NOT NULL,            -- purge.h, Purged
  record TEXT NOT NULL,          -- number of the discussion, or identifier of the draft
  agency TEXT NOT NULL,          -- whose draft it was; empty for a discussion
  announced_at TEXT,             -- UTC; null: at once, with its rejection, or a draft
  shredded_at TEXT NOT NULL,     -- UTC
  by TEXT NOT NULL,              -- identifier of a person, or "schedule"
  entry INTEGER NOT NULL,        -- of the audit chain: its sequence
  PRIMARY KEY (board_id, receipt)
);

-- only sqlite
CREATE TRIGGER purge_step_is_never_changed BEFORE UPDATE ON purge_step
BEGIN SELECT RAISE(ABORT, 'a step of a purge is never changed'); END;

CREATE TRIGGER purge_step_is_never_deleted BEFORE DELETE ON purge_step
BEGIN SELECT RAISE(ABORT, 'a step of a purge is never deleted'); END;

CREATE TRIGGER purge_receipt_is_never_changed BEFORE UPDATE ON purge_receipt
BEGIN SELECT RAISE(ABORT, 'a receipt of a purge is never changed'); END;

CREATE TRIGGER purge_receipt_is_never_deleted BEFORE DELETE ON purge_receipt
BEGIN SELECT RAISE(ABORT, 'a receipt of a purge is never deleted'); END;
-- only postgresql
CREATE TRIGGER purge_step_is_never_changed BEFORE UPDATE OR DELETE ON purge_step
FOR EACH ROW EXECUTE FUNCTION refuse_discussion_change();

CREATE TRIGGER purge_receipt_is_never_changed BEFORE UPDATE OR DELETE ON purge_receipt
FOR EACH ROW EXECUTE FUNCTION refuse_discussion_change();

CREATE TRIGGER purge_step_is_never_truncated BEFORE TRUNCATE ON purge_step
FOR EACH STATEMENT EXECUTE FUNCTION refuse_discussion_change();

CREATE TRIGGER purge_receipt_is_never_truncated BEFORE TRUNCATE ON purge_receipt
FOR EACH STATEMENT EXECUTE FUNCTION refuse_discussion_change();
-- both
