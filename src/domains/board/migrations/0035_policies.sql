-- A board's policies and by-laws, and the chief's procedures that they ask for. A policy keeps its number; what it says comes in
-- versions, and older ones stay for ever. Rows are only added to. Everything here is public; who recorded a row, the audit chain says.

CREATE TABLE policy (
  id          TEXT NOT NULL PRIMARY KEY,
  board_id    TEXT NOT NULL REFERENCES board (id),
  slug        TEXT NOT NULL,  -- of the number, for addresses: "p-012"
  number      TEXT NOT NULL,  -- by the board's own scheme: "P-012", "By-law 2 of 2024"
  recorded_at TEXT NOT NULL,  -- UTC
  UNIQUE (board_id, slug)
);

CREATE TABLE policy_version (
  policy_id         TEXT    NOT NULL REFERENCES policy (id),
  board_id          TEXT    NOT NULL REFERENCES board (id),
  version           INTEGER NOT NULL,  -- 1, 2, 3 ...
  title             TEXT    NOT NULL,
  body              TEXT    NOT NULL,  -- plain paragraphs, a blank line between; empty: it lies at the address
  address           TEXT    NOT NULL,  -- "https://…"; empty: the text stands here
  in_force_from     TEXT    NOT NULL,  -- ISO 8601
  adopted_on        TEXT    NOT NULL,  -- the day of the meeting whose motion adopted it
  motion            TEXT    NOT NULL,  -- the motion's number or words
  motion_page       TEXT    NOT NULL,  -- "/decisions/…" or "https://…"; empty: none
  review_months     INTEGER NOT NULL,  -- to be reviewed again after so many months
  catalogue_version TEXT    NOT NULL,  -- of the sections it answers
  recorded_at       TEXT    NOT NULL,
  PRIMARY KEY (policy_id, version)
);
CREATE INDEX policy_version_of_board ON policy_version (board_id, policy_id, version);

-- What of the law a version answers.
CREATE TABLE policy_section (
  policy_id TEXT    NOT NULL,
  version   INTEGER NOT NULL,
  section   TEXT    NOT NULL,  -- its identifier in the catalogue: "aep.cp.standard", "ob.policy-admin"
  board_id  TEXT    NOT NULL REFERENCES board (id),
  PRIMARY KEY (policy_id, version, section),
  FOREIGN KEY (policy_id, version) REFERENCES policy_version (policy_id, version)
);

-- The procedures of the chief that a version asks for.
CREATE TABLE policy_procedure (
  policy_id TEXT    NOT NULL,
  version   INTEGER NOT NULL,
  position  INTEGER NOT NULL,  -- from 0
  number    TEXT    NOT NULL,  -- by the service's own scheme
  title     TEXT    NOT NULL,
  board_id  TEXT    NOT NULL REFERENCES board (id),
  PRIMARY KEY (policy_id, version, position),
  FOREIGN KEY (policy_id, version) REFERENCES policy_version (policy_id, version)
);

-- That the board reviewed a policy and left it as it was.
CREATE TABLE policy_review (
  policy_id   TEXT NOT NULL REFERENCES policy (id),
  board_id    TEXT NOT NULL REFERENCES board (id),
  reviewed_on TEXT NOT NULL,
  motion      TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  PRIMARY KEY (policy_id, recorded_at)
);

-- That a policy is no longer in force from a day on. Its text stays.
CREATE TABLE policy_repeal (
  policy_id     TEXT NOT NULL PRIMARY KEY REFERENCES policy (id),
  board_id      TEXT NOT NULL REFERENCES board (id),
  repealed_from TEXT NOT NULL,
  motion        TEXT NOT NULL,
  recorded_at   TEXT NOT NULL
);

-- That the chief has a procedure. The row recorded last holds for its number.
CREATE TABLE chief_procedure (
  board_id      TEXT NOT NULL REFERENCES board (id),
  number        TEXT NOT NULL,
  recorded_at   TEXT NOT NULL,
  title         TEXT NOT NULL,
  in_force_from TEXT NOT NULL,
  PRIMARY KEY (board_id, number, recorded_at)
);

-- That somebody looked whether a procedure is followed.
CREATE TABLE procedure_test (
  board_id    TEXT NOT NULL REFERENCES board (id),
  number      TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  tested_on   TEXT NOT NULL,
  result      TEXT NOT NULL CHECK (result = 'followed' OR result = 'partly_followed' OR result = 'not_followed'),
  title       TEXT NOT NULL,  -- what was done: an audit, an exercise, a report
  address     TEXT NOT NULL,  -- where it is described; empty: nowhere
  PRIMARY KEY (board_id, number, recorded_at)
);
