-- What a member notes for themself on an item of a meeting. One row for each; another takes its place when it is kept again, and none when
-- it is emptied. The key of the one before is destroyed then.

CREATE TABLE desk_note (
  id        TEXT    NOT NULL PRIMARY KEY,
  board_id  TEXT    NOT NULL REFERENCES board (id),
  person_id TEXT    NOT NULL,  -- the account whose note it is
  meeting   TEXT    NOT NULL,  -- as addresses name it
  item      INTEGER NOT NULL,  -- of its agenda
  kept_at   TEXT    NOT NULL,  -- UTC
  words     TEXT    NOT NULL,  -- sealed
  UNIQUE (board_id, person_id, meeting, item)
);
