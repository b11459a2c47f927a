-- Who a police board is, as it says so itself in public: name, goals, priorities, whom to reach for what. Loaded from a file
-- by publish_profile; each publishing is a new version and the older ones stay for ever, so that one can see what the
-- board said of itself at any time. Everything here is public. Texts stand in English and French side by side.

CREATE TABLE board_profile (
  board_id     TEXT    NOT NULL REFERENCES board (id),
  version      INTEGER NOT NULL,  -- 1, 2, 3 ...; the highest is what the public sees
  slug         TEXT    NOT NULL,  -- short name for addresses: "halton"
  time_zone    TEXT    NOT NULL,  -- IANA name; the days of the board's meetings are days of this zone
  name_en      TEXT    NOT NULL,
  name_fr      TEXT    NOT NULL,
  about_en     TEXT    NOT NULL,  -- what the board is, in two or three sentences
  about_fr     TEXT    NOT NULL,
  next_en      TEXT    NOT NULL,  -- what stands where the next meeting would, while none is held
  next_fr      TEXT    NOT NULL,
  plan_en      TEXT    NOT NULL,  -- which plan the priorities are of
  plan_fr      TEXT    NOT NULL,
  checked_on   TEXT    NOT NULL,  -- the day on which a person last compared the file with its sources (ISO 8601)
  published_at TEXT    NOT NULL,  -- UTC
  file_hash    TEXT    NOT NULL,  -- BLAKE2b-256 of the file, in hexadecimal: the same file again changes nothing
  PRIMARY KEY (board_id, version)
);

-- The local municipalities of the board's region, in the order shown.
CREATE TABLE board_municipality (
  board_id TEXT    NOT NULL,
  version  INTEGER NOT NULL,
  position INTEGER NOT NULL,  -- from 0
  slug     TEXT    NOT NULL,
  name_en  TEXT    NOT NULL,
  name_fr  TEXT    NOT NULL,
  PRIMARY KEY (board_id, version, position),
  FOREIGN KEY (board_id, version) REFERENCES board_profile (board_id, version)
);

-- What the board says it is for.
CREATE TABLE board_goal (
  board_id   TEXT    NOT NULL,
  version    INTEGER NOT NULL,
  position   INTEGER NOT NULL,
  slug       TEXT    NOT NULL,  -- what other rooms call the goal by: "safest_place"
  name_en    TEXT    NOT NULL,
  name_fr    TEXT    NOT NULL,
  promise_en TEXT    NOT NULL,  -- the goal as one sentence
  promise_fr TEXT    NOT NULL,
  measure_en TEXT    NOT NULL,  -- what would show progress
  measure_fr TEXT    NOT NULL,
  why_not_en TEXT    NOT NULL,  -- why none of that is shown yet
  why_not_fr TEXT    NOT NULL,
  source     TEXT    NOT NULL,  -- slug in board_source
  PRIMARY KEY (board_id, version, position),
  FOREIGN KEY (board_id, version) REFERENCES board_profile (board_id, version)
);

-- The themes of the board's plan.
CREATE TABLE board_priority (
  board_id    TEXT    NOT NULL,
  version     INTEGER NOT NULL,
  position    INTEGER NOT NULL,
  slug        TEXT    NOT NULL,
  name_en     TEXT    NOT NULL,
  name_fr     TEXT    NOT NULL,
  sentence_en TEXT    NOT NULL,
  sentence_fr TEXT    NOT NULL,
  source      TEXT    NOT NULL,
  PRIMARY KEY (board_id, version, position),
  FOREIGN KEY (board_id, version) REFERENCES board_profile (board_id, version)
);

-- Whom to reach for what: offices, never a person.
CREATE TABLE board_contact (
  board_id   TEXT    NOT NULL,
  version    INTEGER NOT NULL,
  position   INTEGER NOT NULL,
  slug       TEXT    NOT NULL,
  kind       TEXT    NOT NULL CHECK (kind IN ('emergency', 'not_emergency', 'board', 'complaint')),
  certainty  TEXT    NOT NULL CHECK (certainty IN ('certain', 'check_first')),  -- check_first is shown with that advice
  name_en    TEXT    NOT NULL,
  name_fr    TEXT    NOT NULL,
  purpose_en TEXT    NOT NULL,
  purpose_fr TEXT    NOT NULL,
  reach      TEXT    NOT NULL,  -- as people write it: "911"
  href       TEXT    NOT NULL,  -- as a browser follows it: "tel:911"
  source     TEXT    NOT NULL,
  PRIMARY KEY (board_id, version, position),
  FOREIGN KEY (board_id, version) REFERENCES board_profile (board_id, version)
);

-- The public pages that the statements rest on.
CREATE TABLE board_source (
  board_id TEXT    NOT NULL,
  version  INTEGER NOT NULL,
  position INTEGER NOT NULL,
  slug     TEXT    NOT NULL,
  title_en TEXT    NOT NULL,
  title_fr TEXT    NOT NULL,
  href     TEXT    NOT NULL,
  PRIMARY KEY (board_id, version, position),
  FOREIGN KEY (board_id, version) REFERENCES board_profile (board_id, version)
);
