-- The board whose Situation Table is a demonstration: nothing of it happened to anybody, and every page of it says so. At most one row, never changed.
CREATE TABLE demonstration_table (
  board_id TEXT NOT NULL PRIMARY KEY REFERENCES board (id),
  seed INTEGER NOT NULL,         -- of demo/situation.yaml
  made_on TEXT NOT NULL          -- ISO 8601: the day that its discussions lead up to
);
