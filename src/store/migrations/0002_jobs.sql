-- Work that takes longer than a request may: one row for each piece of work that somebody asked for. Workers, in any number
-- of processes, take rows from here and put the outcome back. A row is of use while the work is open and a while after;
-- delete_old_jobs lets ended ones go. That the work was asked for stands in the audit chain for ever.
CREATE TABLE job (
  id             TEXT    NOT NULL PRIMARY KEY,  -- UUIDv7: sorts in the order of asking
  board_id       TEXT    NOT NULL REFERENCES board (id),
  kind           TEXT    NOT NULL,  -- which handler does it, verb and noun: "import_dataset"
  request        TEXT    NOT NULL,  -- canonical JSON: what exactly is to be done
  state          TEXT    NOT NULL CHECK (state = 'waiting' OR state = 'running' OR state = 'done' OR state = 'failed'
                                         OR state = 'cancelled'),
  attempts       INTEGER NOT NULL,  -- how often a worker has taken it; what a worker gave back is not counted
  attempts_max   INTEGER NOT NULL,  -- after so many attempts it is failed
  run_after      TEXT    NOT NULL,  -- UTC; no worker takes it earlier
  lease          TEXT,     -- UUIDv7 of one taking; null unless running. Only whoever names it may write to the row
  worker         TEXT,     -- who holds the lease, for people; null unless running
  lease_until    TEXT,     -- UTC; from then on another worker may take the job; null unless running
  progress_done  INTEGER NOT NULL,  -- of the latest attempt, in a unit of the handler's
  progress_total INTEGER NOT NULL,  -- 0: not known
  progress_words TEXT    NOT NULL,  -- what it is doing, a message id of the catalogues; may be empty
  result         TEXT    NOT NULL,  -- JSON that the handler gave; empty unless done
  failure        TEXT    NOT NULL,  -- canonical JSON, an object of texts: why the latest attempt failed; empty if none did
  asked_by       TEXT    NOT NULL,  -- who asked for it, as in audit_entry.actor
  created_at     TEXT    NOT NULL,  -- UTC
  started_at     TEXT,              -- UTC; when its latest attempt began; null before the first
  ended_at       TEXT,              -- UTC; null while waiting or running
  cancel_asked   INTEGER NOT NULL,  -- 1: somebody wants it stopped
  CHECK ((state = 'running') = (lease IS NOT NULL)),
  CHECK ((lease IS NULL) = (lease_until IS NULL)),
  CHECK ((lease IS NULL) = (worker IS NULL)),
  CHECK ((state = 'waiting' OR state = 'running') = (ended_at IS NULL)),
  CHECK (attempts >= 0 AND attempts <= attempts_max)
);

-- What workers look through, in the order in which jobs are done; holds the open ones alone.
CREATE INDEX job_open ON job (run_after, id) WHERE state IN ('waiting', 'running');
-- Whose lease ran out.
CREATE INDEX job_leased ON job (lease_until) WHERE state = 'running';
-- A board's list, newest first.
CREATE INDEX job_of_board ON job (board_id, id);
-- Which ended jobs are old.
CREATE INDEX job_ended ON job (ended_at) WHERE ended_at IS NOT NULL;
