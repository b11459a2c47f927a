-- Counts come into being while a file is read, part by part, so that no file is too large to be counted; a count is the sum of its
-- parts. And on SQLite rows of both lie in their primary key, in place of beside it, and the checks of incident say OR: for an IN of more
-- than two values SQLite fills a table of its own, for each row anew.

CREATE TABLE incident_count_in_parts (
  board_id   TEXT    NOT NULL,
  version_id TEXT    NOT NULL,
  month      TEXT    NOT NULL,  -- "2018-03"
  offence    TEXT    NOT NULL,
  area       TEXT    NOT NULL,  -- empty: not published
  part       INTEGER NOT NULL,  -- 1, 2 ...: files of many rows are counted in several
  incidents  INTEGER NOT NULL,
  PRIMARY KEY (version_id, month, offence, area, part)
)
-- only sqlite
WITHOUT ROWID
-- both
;
INSERT INTO incident_count_in_parts (board_id, version_id, month, offence, area, part, incidents)
  SELECT board_id, version_id, month, offence, area, 1, incidents FROM incident_count;
DROP TABLE incident_count;
ALTER TABLE incident_count_in_parts RENAME TO incident_count;

-- only sqlite
CREATE TABLE incident_by_key (
  board_id   TEXT    NOT NULL,
  version_id TEXT    NOT NULL,
  source_row INTEGER NOT NULL,
  source_id  TEXT,
  occurred_on TEXT   NOT NULL,
  occurred_minute INTEGER,
  time_precision TEXT NOT NULL CHECK (
    time_precision = 'minute' OR time_precision = 'hour' OR time_precision = 'day' OR time_precision = 'month'),
  reported_on TEXT,
  offence    TEXT    NOT NULL,
  area       TEXT    NOT NULL,
  latitude   REAL,
  longitude  REAL,
  place_precision TEXT NOT NULL CHECK (
    place_precision = 'exact' OR place_precision = 'block' OR place_precision = 'intersection' OR place_precision = 'area' OR
    place_precision = 'withheld'),
  clearance  TEXT    NOT NULL,
  incidents  INTEGER NOT NULL,
  PRIMARY KEY (version_id, source_row)
) WITHOUT ROWID;
INSERT INTO incident_by_key (board_id, version_id, source_row, source_id, occurred_on, occurred_minute, time_precision, reported_on,
                             offence, area, latitude, longitude, place_precision, clearance, incidents)
  SELECT board_id, version_id, source_row, source_id, occurred_on, occurred_minute, time_precision, reported_on,
         offence, area, latitude, longitude, place_precision, clearance, incidents FROM incident;
DROP TABLE incident;
ALTER TABLE incident_by_key RENAME TO incident;
-- both
