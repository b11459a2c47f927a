-- What is told to somebody outside: an e-mail to a person, a call to another program. A message is a row written in the transaction of
-- what it tells of, so that there is no change without its message and no message without its change; a job (0002) sends it afterwards,
-- at least once. How far it has come is its job's state: waiting, running, done (sent), failed (a dead letter), cancelled.
CREATE TABLE message (
  id           TEXT NOT NULL PRIMARY KEY,  -- UUIDv7; goes out with it, the same at each attempt, so that whoever takes it knows it again
  board_id     TEXT NOT NULL REFERENCES board (id),
  channel      TEXT NOT NULL CHECK (channel IN ('mail', 'webhook')),
  kind         TEXT NOT NULL,  -- what it tells of: "invitation", "new_device"
  recipient    TEXT NOT NULL,  -- identifier of the person, or of the webhook; never an address: that is looked up when it is sent
  details      TEXT NOT NULL,  -- canonical JSON, an object of texts: identifiers that its link is made of; no content, no personal data
  job_id       TEXT NOT NULL,  -- the job that sends it; another one once it was resent
  created_at   TEXT NOT NULL,  -- UTC
  discarded_at TEXT            -- null: not; an administrator decided that it is not sent any more
);
-- A board's list, newest first.
CREATE INDEX message_of_board ON message (board_id, id);
-- What has been told to somebody, newest first.
CREATE INDEX message_to ON message (recipient, id);
-- Which messages are old: they go ninety days after they were made.
CREATE INDEX message_created ON message (created_at);
