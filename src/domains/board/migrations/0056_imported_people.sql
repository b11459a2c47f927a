-- Persons of other councils and their terms, as those councils published them. Whose ballots are theirs follows from the name and
-- the source. Nothing else of a person is kept.

CREATE TABLE imported_person (
  board_id     TEXT NOT NULL REFERENCES board (id),
  person       TEXT NOT NULL,  -- as addresses name them: "new-york-city-council-gale-a-brewer"
  source_name  TEXT NOT NULL,  -- whose: "New York City Council"
  name         TEXT NOT NULL,  -- as ballots have it
  content_hash TEXT NOT NULL,  -- of all that is kept: the same again changes nothing
  PRIMARY KEY (board_id, person)
);

CREATE TABLE imported_term (
  board_id  TEXT    NOT NULL,
  person    TEXT    NOT NULL,
  position  INTEGER NOT NULL,
  body      TEXT    NOT NULL,  -- "Committee on Aging"
  title     TEXT    NOT NULL,  -- "Committee Member"
  first_day TEXT    NOT NULL,  -- ISO 8601
  last_day  TEXT    NOT NULL,  -- empty: none was published
  PRIMARY KEY (board_id, person, position),
  FOREIGN KEY (board_id, person) REFERENCES imported_person (board_id, person)
);

CREATE INDEX imported_ballot_by_name ON imported_ballot (board_id, name);
