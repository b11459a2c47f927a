-- Incidents as police services publish them. The rows are open data of other places; no page shows a single one. They belong to a
-- version of a dataset and go when a later version has replaced it for a year.

CREATE TABLE incident (
  board_id   TEXT    NOT NULL,
  version_id TEXT    NOT NULL,
  source_row INTEGER NOT NULL,  -- line (CSV) or place (JSON) in the file, from 1
  source_id  TEXT,              -- the publisher's identifier, if it has one
  occurred_on TEXT   NOT NULL,  -- local day, ISO 8601; the first day of the month where only the month is known
  occurred_minute INTEGER,      -- minutes after midnight, 0 to 1439; null if the hour is not known
  time_precision TEXT NOT NULL CHECK (time_precision IN ('minute', 'hour', 'day', 'month')),
  reported_on TEXT,             -- local day; null if not published
  offence    TEXT    NOT NULL,  -- as published
  area       TEXT    NOT NULL,  -- code of the area (or its name, where the source has no code); empty if not published
  latitude   REAL,              -- degrees, WGS84; null if the place is withheld
  longitude  REAL,
  place_precision TEXT NOT NULL CHECK (place_precision IN ('exact', 'block', 'intersection', 'area', 'withheld')),
  clearance  TEXT    NOT NULL,  -- as published; empty if not
  incidents  INTEGER NOT NULL,  -- how many the row stands for; more than 1 where the source publishes counts
  PRIMARY KEY (version_id, source_row)
);

-- Counts of the incidents of a version, by month, offence and area: what pages show. Computed when a version is
-- published; can be dropped and computed again.
CREATE TABLE incident_count (
  board_id   TEXT    NOT NULL,
  version_id TEXT    NOT NULL,
  month      TEXT    NOT NULL,  -- "2018-03"
  offence    TEXT    NOT NULL,
  area       TEXT    NOT NULL,  -- empty: not published
  incidents  INTEGER NOT NULL,
  PRIMARY KEY (version_id, month, offence, area)
);
