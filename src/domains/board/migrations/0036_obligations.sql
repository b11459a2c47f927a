-- What is recorded of the duties that law gives a board. The duties themselves are not here: they stand in catalog/, and each row
-- says under which version of it it was made. When something is due follows by rule and is kept nowhere. Rows are only added to.
-- Everything here is public; who recorded a row, the audit chain says.

-- From which day on duties are counted: what fell due before is not judged. The row recorded last holds.
CREATE TABLE obligation_start (
  board_id    TEXT NOT NULL REFERENCES board (id),
  recorded_at TEXT NOT NULL,  -- UTC
  starts_on   TEXT NOT NULL,  -- ISO 8601
  PRIMARY KEY (board_id, recorded_at)
);

-- Something that happened from which a duty follows.
CREATE TABLE obligation_event (
  id          TEXT NOT NULL PRIMARY KEY,
  board_id    TEXT NOT NULL REFERENCES board (id),
  obligation  TEXT NOT NULL,  -- its identifier in the catalogue: "ob.forward-108"
  occurred_on TEXT NOT NULL,
  title       TEXT NOT NULL,  -- in the words of whoever recorded it; names no person who is not an office
  recorded_at TEXT NOT NULL
);
CREATE INDEX obligation_event_of_board ON obligation_event (board_id, obligation, id);

-- That a duty was met.
CREATE TABLE obligation_evidence (
  id                TEXT NOT NULL PRIMARY KEY,
  board_id          TEXT NOT NULL REFERENCES board (id),
  obligation        TEXT NOT NULL,  -- its identifier in the catalogue
  due_on            TEXT,           -- which day of the calendar it answers; null: none, or an event
  event_id          TEXT REFERENCES obligation_event (id),
  met_on            TEXT NOT NULL,
  kind              TEXT NOT NULL CHECK (kind = 'motion' OR kind = 'report' OR kind = 'page' OR kind = 'file'),
  title             TEXT NOT NULL,
  address           TEXT NOT NULL,  -- "https://…" or "/decisions/…"; empty: none
  file_name         TEXT NOT NULL,  -- empty: no file
  file_hash         TEXT NOT NULL,  -- 64 hexadecimal digits; empty: no file
  catalogue_version TEXT NOT NULL,
  recorded_at       TEXT NOT NULL
);
CREATE INDEX obligation_evidence_of_board ON obligation_evidence (board_id, obligation, id);

-- That evidence was entered by mistake. It stays readable with the reason, and counts no longer.
CREATE TABLE evidence_withdrawal (
  evidence_id TEXT NOT NULL PRIMARY KEY REFERENCES obligation_evidence (id),
  board_id    TEXT NOT NULL REFERENCES board (id),
  reason      TEXT NOT NULL,
  recorded_at TEXT NOT NULL
);

-- That a person compared a citation with the law. It holds for that very citation.
CREATE TABLE citation_confirmation (
  board_id          TEXT NOT NULL REFERENCES board (id),
  obligation        TEXT NOT NULL,
  citation          TEXT NOT NULL,  -- "CSPA 2019, s.50"
  confirmed_by      TEXT NOT NULL,  -- name and office, for everybody to read
  basis             TEXT NOT NULL,  -- what it was compared with
  confirmed_on      TEXT NOT NULL,  -- a day of the board's zone
  catalogue_version TEXT NOT NULL,
  recorded_at       TEXT NOT NULL,
  PRIMARY KEY (board_id, obligation, citation)
);
