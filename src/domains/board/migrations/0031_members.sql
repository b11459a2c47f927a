-- Who sits on the board, and from when to when. Names of members are public: they hold a public office. A term that ends is
-- given its last day; nobody is deleted.

CREATE TABLE board_member (
  id           TEXT NOT NULL PRIMARY KEY,
  board_id     TEXT NOT NULL REFERENCES board (id),
  name         TEXT NOT NULL,
  appointed_by TEXT NOT NULL CHECK (appointed_by IN ('council_member', 'council', 'province')),
  office       TEXT NOT NULL CHECK (office IN ('member', 'chair', 'vice_chair')),
  first_day    TEXT NOT NULL,  -- of the term (ISO 8601, in the board's zone)
  last_day     TEXT,           -- NULL while no end is known
  person_id    TEXT,           -- the account that votes for this seat; NULL if the clerk enters the votes
  added_at     TEXT NOT NULL   -- UTC
);
CREATE INDEX board_member_of_board ON board_member (board_id, first_day);
