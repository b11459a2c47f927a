-- Meetings of other councils, as they published them: the past that a board brings along, or that of a council to compare
-- with. They are nobody's decisions here; meeting_entry and what is computed from it know nothing of them.

CREATE TABLE imported_meeting (
  board_id     TEXT    NOT NULL REFERENCES board (id),
  meeting      TEXT    NOT NULL,  -- as addresses name it: the source and its identifier, "new-york-city-council-20570"
  source_name  TEXT    NOT NULL,  -- "New York City Council"
  source_url   TEXT    NOT NULL,  -- where the files come from
  file_name    TEXT    NOT NULL,
  body         TEXT    NOT NULL,  -- "Committee on Aging"
  held_on      TEXT    NOT NULL,  -- ISO 8601, there
  held_at      TEXT    NOT NULL,  -- "13:00", there; empty: not published
  place        TEXT    NOT NULL,
  status       TEXT    NOT NULL,  -- as the source says it
  address      TEXT    NOT NULL,  -- of its page at the source; empty: none
  content_hash TEXT    NOT NULL,  -- of the meeting as read, so that the same one is not written again
  PRIMARY KEY (board_id, meeting)
);
CREATE INDEX imported_meeting_by_day ON imported_meeting (board_id, held_on, meeting);

CREATE TABLE imported_item (
  board_id  TEXT    NOT NULL,
  meeting   TEXT    NOT NULL,
  position  INTEGER NOT NULL,  -- 1, 2, 3 ... in the order of the file
  item      TEXT    NOT NULL,  -- the source's identifier
  number    TEXT    NOT NULL,  -- as printed
  code      TEXT    NOT NULL,
  title     TEXT    NOT NULL,
  action    TEXT    NOT NULL,
  words     TEXT    NOT NULL,
  published TEXT    NOT NULL,  -- 'passed', 'failed' or empty
  PRIMARY KEY (board_id, meeting, position),
  FOREIGN KEY (board_id, meeting) REFERENCES imported_meeting (board_id, meeting)
);

CREATE TABLE imported_attendance (
  board_id TEXT    NOT NULL,
  meeting  TEXT    NOT NULL,
  position INTEGER NOT NULL,
  name     TEXT    NOT NULL,
  word     TEXT    NOT NULL,  -- as the source says it: "Present"
  PRIMARY KEY (board_id, meeting, position),
  FOREIGN KEY (board_id, meeting) REFERENCES imported_meeting (board_id, meeting)
);

CREATE TABLE imported_vote (
  board_id     TEXT    NOT NULL,
  meeting      TEXT    NOT NULL,
  item         TEXT    NOT NULL,  -- that it was on
  motion       TEXT    NOT NULL,
  action       TEXT    NOT NULL,
  published    TEXT    NOT NULL,  -- 'passed', 'failed' or empty
  computed     TEXT    NOT NULL,  -- 'passed' or 'failed', by the ballots
  content_hash TEXT    NOT NULL,
  PRIMARY KEY (board_id, meeting, item),
  FOREIGN KEY (board_id, meeting) REFERENCES imported_meeting (board_id, meeting)
);

CREATE TABLE imported_ballot (
  board_id TEXT    NOT NULL,
  meeting  TEXT    NOT NULL,
  item     TEXT    NOT NULL,
  position INTEGER NOT NULL,
  name     TEXT    NOT NULL,
  choice   TEXT    NOT NULL,  -- yes, no, abstain, absent, excused, not_voting
  word     TEXT    NOT NULL,  -- as the source says it
  PRIMARY KEY (board_id, meeting, item, position),
  FOREIGN KEY (board_id, meeting, item) REFERENCES imported_vote (board_id, meeting, item)
);
