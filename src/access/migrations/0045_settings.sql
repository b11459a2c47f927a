-- What a board has set otherwise than the program comes with. Each change stays: the newest of a name is what holds, those before it are its
-- history.
CREATE TABLE setting_change (
  board_id   TEXT NOT NULL REFERENCES board (id),
  name       TEXT NOT NULL,     -- as in access/setting.h: "session_idle_minutes"
  changed_at TEXT NOT NULL,     -- UTC
  value      TEXT NOT NULL,     -- a whole number, or words that error pages show
  changed_by TEXT NOT NULL,     -- as the audit chain's actor
  PRIMARY KEY (board_id, name, changed_at)
);
