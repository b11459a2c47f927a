-- Committees of the board, and who is on them from when to when. All of it is public: it says who decides what. Nothing is deleted
-- and nothing rewritten: a committee that is disbanded, and a term that ends, are given their last day; a new chair is a new term.
-- Who recorded a row, the audit chain says.

CREATE TABLE committee (
  id         TEXT NOT NULL PRIMARY KEY,
  board_id   TEXT NOT NULL REFERENCES board (id),
  slug       TEXT NOT NULL,  -- of the English name, for addresses: "governance"; never given out again
  title_en   TEXT NOT NULL,
  title_fr   TEXT NOT NULL,  -- empty: as in English
  purpose_en TEXT NOT NULL,  -- what it is for, in a sentence or two
  purpose_fr TEXT NOT NULL,  -- empty: as in English
  kind       TEXT NOT NULL CHECK (kind = 'standing' OR kind = 'ad_hoc'),
  struck_by  TEXT NOT NULL,  -- the motion that struck it, as addresses name it; empty: struck before motions were kept here
  first_day  TEXT NOT NULL,  -- ISO 8601, in the board's zone
  last_day   TEXT,           -- NULL while no end is known
  added_at   TEXT NOT NULL,  -- UTC
  UNIQUE (board_id, slug)
);

CREATE TABLE committee_term (
  id           TEXT NOT NULL PRIMARY KEY,
  board_id     TEXT NOT NULL REFERENCES board (id),
  committee_id TEXT NOT NULL REFERENCES committee (id),
  member_id    TEXT NOT NULL REFERENCES board_member (id),
  office       TEXT NOT NULL CHECK (office = 'member' OR office = 'chair' OR office = 'vice_chair'),  -- on the committee
  first_day    TEXT NOT NULL,
  last_day     TEXT,           -- NULL while no end is known; a seat on the board that ends earlier ends this one too
  added_at     TEXT NOT NULL
);
CREATE INDEX committee_term_of_committee ON committee_term (board_id, committee_id, first_day);
