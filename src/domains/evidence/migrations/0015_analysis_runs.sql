-- Analyses and what is said from them. A run states what was asked, of which version of which file, and what came out; with the same
-- seed it comes out the same again (wardmote analyze verify). A finding is one sentence that rests on a run; it is public once a
-- person has published it, and no earlier than its bias and harm are stated.

CREATE TABLE analysis_run (
  id           TEXT    NOT NULL PRIMARY KEY,  -- UUIDv7
  board_id     TEXT    NOT NULL REFERENCES board (id),
  dataset_id   TEXT    NOT NULL REFERENCES dataset (id),
  version_id   TEXT    NOT NULL REFERENCES dataset_version (id),
  version_hash TEXT    NOT NULL,  -- BLAKE2b-256 over the file's and the layout's hash, hexadecimal
  areas_version_id TEXT,          -- the version that described the areas; null: nobody did
  areas_hash   TEXT    NOT NULL,  -- its hash, made alike; empty without one
  job_id       TEXT,              -- who does it; null: it was done on the command line. Jobs are deleted after a while
  request      TEXT    NOT NULL,  -- canonical JSON: method, dataset, period, model, limits, replicates, seed
  input_hash   TEXT    NOT NULL,  -- BLAKE2b-256 of places and counts as they went in; empty until it is done
  result       TEXT    NOT NULL,  -- canonical JSON; empty until it is done
  result_hash  TEXT    NOT NULL,
  asked_at     TEXT    NOT NULL,  -- UTC
  done_at      TEXT               -- null until it is done
);
CREATE INDEX analysis_run_of_board ON analysis_run (board_id, id);

CREATE TABLE finding (
  id           TEXT    NOT NULL PRIMARY KEY,  -- UUIDv7
  board_id     TEXT    NOT NULL REFERENCES board (id),
  run_id       TEXT    NOT NULL REFERENCES analysis_run (id),
  data_en      TEXT    NOT NULL,  -- which data it rests on and what they lack; the six are empty until they are stated
  data_fr      TEXT    NOT NULL,
  policing_en  TEXT    NOT NULL,  -- who is over-policed or under-reported in them
  policing_fr  TEXT    NOT NULL,
  misuse_en    TEXT    NOT NULL,  -- what it must not be used for
  misuse_fr    TEXT    NOT NULL,
  reason_en    TEXT    NOT NULL,  -- why it was withdrawn; empty if it was not
  reason_fr    TEXT    NOT NULL,
  drafted_at   TEXT    NOT NULL,
  stated_at    TEXT,
  published_at TEXT,
  withdrawn_at TEXT
);
CREATE INDEX finding_of_board ON finding (board_id, id);
CREATE INDEX finding_of_run ON finding (run_id);
