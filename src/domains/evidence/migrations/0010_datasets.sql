-- Where every figure comes from. A dataset is a source that is read again and again; each reading of a file is a version. Both
-- are public and stay for ever: a figure that was once shown can be traced to the file it came from.

CREATE TABLE dataset (
  id         TEXT    NOT NULL PRIMARY KEY,  -- UUIDv7
  board_id   TEXT    NOT NULL REFERENCES board (id),
  slug       TEXT    NOT NULL,  -- short name for addresses and commands: "calgary_crime"
  position   INTEGER NOT NULL,  -- the order in which lists show the datasets
  kind       TEXT    NOT NULL CHECK (kind IN ('areas', 'published_values', 'incidents')),
  layout     TEXT    NOT NULL,  -- name of the mapping in catalog/layouts that reads its files
  title_en   TEXT    NOT NULL,
  title_fr   TEXT    NOT NULL,
  summary_en TEXT    NOT NULL,
  summary_fr TEXT    NOT NULL,
  caution_en TEXT    NOT NULL,  -- what a reader must know before using a figure; may be empty
  caution_fr TEXT    NOT NULL,
  publisher  TEXT    NOT NULL,
  licence    TEXT    NOT NULL,
  licence_is_checked INTEGER NOT NULL,  -- 0: inferred from the publisher, not read in the source
  source     TEXT    NOT NULL,  -- where the file was found, in words
  source_url TEXT    NOT NULL,  -- may be empty
  source_date TEXT   NOT NULL,  -- the day on which the source was published or read, ISO 8601; may be empty
  time_zone  TEXT    NOT NULL,  -- IANA name of the zone that the file's times are in
  UNIQUE (board_id, slug)
);

CREATE TABLE dataset_version (
  id             TEXT    NOT NULL PRIMARY KEY,  -- UUIDv7
  board_id       TEXT    NOT NULL REFERENCES board (id),
  dataset_id     TEXT    NOT NULL REFERENCES dataset (id),
  number         INTEGER NOT NULL,  -- 1, 2, 3 ... for each dataset
  state          TEXT    NOT NULL CHECK (state IN ('loading', 'current', 'superseded', 'discarded')),
  file_name      TEXT    NOT NULL,
  file_hash      TEXT    NOT NULL,  -- BLAKE2b-256 of the file as it lies on disk, hexadecimal
  file_bytes     INTEGER NOT NULL,
  layout_hash    TEXT    NOT NULL,  -- BLAKE2b-256 of the mapping, hexadecimal
  rows_taken     INTEGER NOT NULL,
  rows_rejected  INTEGER NOT NULL,
  first_period   TEXT    NOT NULL,  -- the earliest period in it ("2018" or "2018-01"); empty if it has none
  last_period    TEXT    NOT NULL,
  imported_at    TEXT    NOT NULL,  -- UTC
  UNIQUE (dataset_id, number)
);

-- A dataset shows one version at a time.
CREATE UNIQUE INDEX dataset_version_current ON dataset_version (dataset_id) WHERE state = 'current';
