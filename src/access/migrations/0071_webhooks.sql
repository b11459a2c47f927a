-- A program of somebody else's that is called when something public was done. Off unless the operator names the hosts that may be called.
CREATE TABLE webhook (
  id            TEXT NOT NULL PRIMARY KEY,  -- UUIDv7; the record whose key is shredded when the webhook is removed
  board_id      TEXT NOT NULL REFERENCES board (id),
  url           TEXT NOT NULL,  -- where it is called
  state         TEXT NOT NULL CHECK (state IN ('active', 'paused')),
  secret        TEXT NOT NULL,  -- sealed (decision 8): what calls are signed with
  secret_before TEXT,           -- sealed: the one before, while both sign; null: there is none
  before_until  TEXT,           -- until when it does; UTC
  told_sequence INTEGER NOT NULL,  -- the last entry of the board's audit chain that was looked at for it
  added_at      TEXT NOT NULL   -- UTC
);
CREATE INDEX webhook_of_board ON webhook (board_id, id);
