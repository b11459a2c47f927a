-- Who asks to speak at a meeting of the board, or writes to it. What a person tells of themselves is emptied once it is no
-- longer needed; what was done with a request is a log, which is only added to.

CREATE TABLE delegation_request (
  id           TEXT    NOT NULL PRIMARY KEY,
  board_id     TEXT    NOT NULL REFERENCES board (id),
  meeting      TEXT    NOT NULL,  -- as addresses name it
  number       INTEGER NOT NULL,  -- 1, 2, 3 ... of the meeting, in the order of asking
  item         INTEGER NOT NULL,  -- of the meeting's agenda
  asked_at     TEXT    NOT NULL,  -- UTC
  is_late      INTEGER NOT NULL,  -- 1: after the time that the board's rule sets
  language     TEXT    NOT NULL,  -- that the person is written to in
  way          TEXT    NOT NULL,  -- how the person takes part: "in_person"
  speaks       TEXT    NOT NULL,  -- the language that the person speaks in: "en"
  prints_name  INTEGER NOT NULL,  -- 1: the agenda may name the person before the meeting
  name         TEXT    NOT NULL,  -- this and what follows: empty once it was forgotten
  organisation TEXT    NOT NULL,
  municipality TEXT    NOT NULL,
  about        TEXT    NOT NULL,
  needs        TEXT    NOT NULL,
  contact      TEXT,              -- sealed: the address of mail and the secret of the person's page; null: none
  secret_hash  TEXT    NOT NULL,  -- of the secret that the address of the person's page holds
  forgotten_at TEXT,              -- UTC
  UNIQUE (board_id, meeting, number)
);
CREATE UNIQUE INDEX delegation_request_by_secret ON delegation_request (secret_hash);

CREATE TABLE delegation_entry (
  board_id    TEXT    NOT NULL REFERENCES board (id),
  request_id  TEXT    NOT NULL REFERENCES delegation_request (id),
  sequence    INTEGER NOT NULL,  -- 1, 2, 3 ... of the request
  recorded_at TEXT    NOT NULL,  -- UTC
  recorded_by TEXT    NOT NULL,  -- a person's identifier, or "resident"
  act         TEXT    NOT NULL CHECK (act IN ('accept_delegation', 'decline_delegation', 'withdraw_delegation', 'note_absent')),
  reason      TEXT    NOT NULL,  -- of decline_delegation, from a list
  words       TEXT    NOT NULL,  -- how to take part, or more of the reason; for the person who asked
  motion      TEXT    NOT NULL,  -- of accept_delegation, if the request was late: the motion that was carried to hear it
  minutes     INTEGER NOT NULL,  -- of accept_delegation: how long the person may speak
  PRIMARY KEY (request_id, sequence)
);

-- until when one can ask and how long one may speak; the newest holds
CREATE TABLE delegation_rule (
  board_id      TEXT    NOT NULL REFERENCES board (id),
  recorded_at   TEXT    NOT NULL,  -- UTC
  business_days INTEGER NOT NULL,  -- before the day of the meeting
  time          TEXT    NOT NULL,  -- "12:00", in the board's zone
  minutes       INTEGER NOT NULL,
  PRIMARY KEY (board_id, recorded_at)
);

-- only sqlite
CREATE TRIGGER delegation_entry_is_never_changed BEFORE UPDATE ON delegation_entry
BEGIN SELECT RAISE(ABORT, 'an entry of a delegation is never changed'); END;

CREATE TRIGGER delegation_entry_is_never_deleted BEFORE DELETE ON delegation_entry
BEGIN SELECT RAISE(ABORT, 'an entry of a delegation is never deleted'); END;
-- only postgresql
CREATE TRIGGER delegation_entry_is_never_changed BEFORE UPDATE OR DELETE ON delegation_entry
FOR EACH ROW EXECUTE FUNCTION refuse_meeting_change();

CREATE TRIGGER delegation_entry_is_never_truncated BEFORE TRUNCATE ON delegation_entry
FOR EACH STATEMENT EXECUTE FUNCTION refuse_meeting_change();
-- both
