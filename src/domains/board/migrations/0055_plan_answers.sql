-- What a board says of its strategic plan, for each thing that the law asks of one. Rows are only added to: the newest counts, the
-- older ones stay readable. Everything here is public.

CREATE TABLE plan_answer (
  id                TEXT NOT NULL PRIMARY KEY,
  board_id          TEXT NOT NULL REFERENCES board (id),
  requirement       TEXT NOT NULL,  -- its identifier in the catalogue: "s39.adequacy"
  words             TEXT NOT NULL,  -- how the plan meets it
  place             TEXT NOT NULL,  -- where in the plan: "Goal 2, page 14"
  address           TEXT NOT NULL,  -- what shows it: "https://…" or "/decisions/…"; empty: none
  answered_by       TEXT NOT NULL,  -- name and office, for everybody to read
  answered_on       TEXT NOT NULL,  -- a day of the board's zone
  catalogue_version TEXT NOT NULL,
  recorded_at       TEXT NOT NULL   -- UTC
);
CREATE INDEX plan_answer_of_board ON plan_answer (board_id, requirement, id);
