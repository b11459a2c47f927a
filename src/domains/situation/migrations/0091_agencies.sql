-- Who sits at the table. An agency has a seat as long as an agreement to share information stands, its representative as long as a
-- confidentiality agreement does (agencies/agency.h).
CREATE TABLE agency (
  board_id TEXT NOT NULL REFERENCES board (id),
  agency TEXT NOT NULL,          -- slug
  name_en TEXT NOT NULL,
  name_fr TEXT NOT NULL,
  sector TEXT NOT NULL,          -- a code of catalog/reference_lists.yaml
  joined_on TEXT NOT NULL,       -- ISO 8601
  left_on TEXT,                  -- the first day without it
  PRIMARY KEY (board_id, agency)
);

-- An agreement to share information, as signed; a newer one takes its place.
CREATE TABLE agency_agreement (
  board_id TEXT NOT NULL REFERENCES board (id),
  id TEXT NOT NULL,
  agency TEXT NOT NULL,
  signed_on TEXT NOT NULL,       -- ISO 8601
  valid_until TEXT NOT NULL,     -- ISO 8601, the last day
  PRIMARY KEY (board_id, id)
);

-- Who sits for an agency, with the confidentiality agreement they signed.
CREATE TABLE seat (
  board_id TEXT NOT NULL REFERENCES board (id),
  id TEXT NOT NULL,
  agency TEXT NOT NULL,
  person TEXT NOT NULL,          -- identifier
  signed_on TEXT NOT NULL,       -- ISO 8601
  valid_until TEXT NOT NULL,     -- ISO 8601, the last day
  left_on TEXT,                  -- the first day without it
  PRIMARY KEY (board_id, id)
);
CREATE INDEX seat_by_person ON seat (board_id, person);
