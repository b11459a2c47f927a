-- How the table goes about its discussions (agencies/custom.h): each decision of it is a row, the newest counts.
CREATE TABLE table_custom (
  board_id TEXT NOT NULL REFERENCES board (id),
  id TEXT NOT NULL,              -- UUIDv7
  spoken_from TEXT NOT NULL,     -- "filter_3", "filter_4"
  decided_on TEXT NOT NULL,      -- ISO 8601
  PRIMARY KEY (board_id, id)
);
