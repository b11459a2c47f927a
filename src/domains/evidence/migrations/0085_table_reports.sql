-- What the Situation Table let out for everybody to read: counts of a year that passed the gate, in words of both languages. They were brought here at their release; nothing
-- leads from here to a discussion. Reports are only added; their counts go when they are withdrawn.
CREATE TABLE table_report (
  board_id      TEXT    NOT NULL REFERENCES board (id),
  release       TEXT    NOT NULL,  -- UUIDv7, as the registry of the table has it
  year          INTEGER NOT NULL,  -- of the discussions that were counted
  released_at   TEXT    NOT NULL,  -- UTC
  min_cell      INTEGER NOT NULL,  -- counts below it are suppressed
  lists_version TEXT    NOT NULL,  -- of the codes
  is_synthetic  INTEGER NOT NULL,  -- 1: of a demonstration, nothing of it happened to anybody
  PRIMARY KEY (board_id, release)
);

CREATE TABLE table_report_count (
  board_id TEXT    NOT NULL REFERENCES board (id),
  release  TEXT    NOT NULL,
  place    INTEGER NOT NULL,       -- 1, 2, 3 … within the report
  list     TEXT    NOT NULL,       -- "risk_factor"
  title_en TEXT    NOT NULL,       -- of the list
  title_fr TEXT    NOT NULL,
  label_en TEXT    NOT NULL,       -- of the row; empty for the total
  label_fr TEXT    NOT NULL,
  is_total INTEGER NOT NULL,       -- 1: of how many discussions the list is
  counted  INTEGER,                -- discussions; null: suppressed
  PRIMARY KEY (board_id, release, place)
);

-- That a report was withdrawn, and why.
CREATE TABLE table_report_end (
  board_id     TEXT NOT NULL REFERENCES board (id),
  release      TEXT NOT NULL,
  withdrawn_at TEXT NOT NULL,      -- UTC
  reason_en    TEXT NOT NULL,
  reason_fr    TEXT NOT NULL,
  PRIMARY KEY (board_id, release)
);
