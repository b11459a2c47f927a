-- Statistics as somebody published them: one value for an area, a year, a measure and (for some) an offence. A value that a later
-- file states differently is not overwritten: the old row gets the number of the version that replaced it, the new one
-- says that it was revised. What is null was not published; `status` says why, in the source's own code.

CREATE TABLE published_value (
  id         TEXT    NOT NULL PRIMARY KEY,  -- UUIDv7
  board_id   TEXT    NOT NULL REFERENCES board (id),
  dataset_id TEXT    NOT NULL REFERENCES dataset (id),
  area       TEXT    NOT NULL,  -- the place as the source names it: "Halton Region", "Toronto, Ontario [35535]"
  area_kind  TEXT    NOT NULL,  -- as area.kind; what kind of place the name means
  year       INTEGER NOT NULL,
  measure    TEXT    NOT NULL,  -- csi_total, csi_violent, csi_nonviolent, incidents, rate_per_100k, csi_share_pct, population ...
  offence    TEXT    NOT NULL,  -- the offence as the source names it, with its code; empty if the measure has none
  value      REAL,              -- null: not published
  status     TEXT    NOT NULL,  -- the source's flag: ".." not available, "x" suppressed, "F" unreliable, "r" revised ...; empty if none
  is_revised INTEGER NOT NULL,  -- 1: replaces a different value that was published before
  break_before INTEGER NOT NULL,  -- 1: not comparable with the year before (a change of definition)
  release    TEXT    NOT NULL,  -- which publication the value is from, where a file holds several; empty if one
  source_row INTEGER NOT NULL,  -- line in the file, from 1
  since_version      INTEGER NOT NULL,  -- the dataset's version that brought it
  superseded_version INTEGER            -- the version that replaced it; null: it stands
);
CREATE INDEX published_value_by_measure ON published_value (board_id, measure, dataset_id, year);
CREATE INDEX published_value_by_area ON published_value (dataset_id, area, year);
