-- Who asked to be told of the board's news by e-mail. A subscription that ends is deleted; its address is sealed, and its key
-- destroyed then.

CREATE TABLE news_subscription (
  id           TEXT    NOT NULL PRIMARY KEY,
  board_id     TEXT    NOT NULL REFERENCES board (id),
  asked_at     TEXT    NOT NULL,  -- UTC
  confirmed_at TEXT,              -- UTC; null: the link in the first mail was not followed yet
  language     TEXT    NOT NULL,
  tells_notice    INTEGER NOT NULL,  -- 1: of the notice and agenda of a meeting
  tells_decisions INTEGER NOT NULL,  -- 1: of what was decided, once a meeting is over
  tells_minutes   INTEGER NOT NULL,  -- 1: of adopted minutes
  meeting_kind TEXT    NOT NULL,  -- of the meetings that it is about; empty: all
  keyword      TEXT    NOT NULL,  -- that agenda or motions have, in small letters; empty: any
  contact      TEXT    NOT NULL,  -- sealed: the address of mail and the secret of the subscription's page
  secret_hash  TEXT    NOT NULL   -- of the secret that the address of that page holds
);
CREATE INDEX news_subscription_of_board ON news_subscription (board_id);
CREATE UNIQUE INDEX news_subscription_by_secret ON news_subscription (secret_hash);
