-- That a report which left the table was withdrawn from the public. The registry keeps its counts all the same: what left cannot be taken back, and later
-- reports of the year are held against it.
CREATE TABLE release_end (
  board_id TEXT NOT NULL REFERENCES board (id),
  release TEXT NOT NULL,
  withdrawn_at TEXT NOT NULL,    -- UTC
  withdrawn_by TEXT NOT NULL,    -- identifier of a person
  reason TEXT NOT NULL,          -- learning/releasing.h, WithdrawalReason
  PRIMARY KEY (board_id, release)
);
