-- Meetings of the board. What happened at one is its log, which is only added to; everything else here is computed from the
-- log and could be dropped and made again.

CREATE TABLE meeting_entry (
  board_id    TEXT    NOT NULL REFERENCES board (id),
  meeting     TEXT    NOT NULL,  -- as addresses name it: "2026-12-17-regular"
  sequence    INTEGER NOT NULL,  -- 1, 2, 3 ... without a gap
  recorded_at TEXT    NOT NULL,  -- UTC
  recorded_by TEXT    NOT NULL,  -- a person's identifier, or who else did it; never shown in public
  act         TEXT    NOT NULL,  -- what was recorded: "second_motion"
  item        INTEGER NOT NULL,  -- of this meeting; 0: none
  motion      INTEGER NOT NULL,  -- of this meeting; 0: none
  member      TEXT    NOT NULL,  -- id in board_member; empty: none
  seconder    TEXT    NOT NULL,
  choice      TEXT    NOT NULL,  -- an enumerator that the act speaks of
  words       TEXT    NOT NULL,
  words_fr    TEXT    NOT NULL,
  reference   TEXT    NOT NULL,  -- another meeting or motion
  number      INTEGER NOT NULL,  -- a position, or the sequence of another entry
  PRIMARY KEY (board_id, meeting, sequence)
);

-- only sqlite
CREATE TRIGGER meeting_entry_is_never_changed BEFORE UPDATE ON meeting_entry
BEGIN SELECT RAISE(ABORT, 'an entry of a meeting is never changed'); END;

CREATE TRIGGER meeting_entry_is_never_deleted BEFORE DELETE ON meeting_entry
BEGIN SELECT RAISE(ABORT, 'an entry of a meeting is never deleted'); END;
-- only postgresql
CREATE FUNCTION refuse_meeting_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an entry of a meeting is never changed or deleted' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER meeting_entry_is_never_changed BEFORE UPDATE OR DELETE ON meeting_entry
FOR EACH ROW EXECUTE FUNCTION refuse_meeting_change();

CREATE TRIGGER meeting_entry_is_never_truncated BEFORE TRUNCATE ON meeting_entry
FOR EACH STATEMENT EXECUTE FUNCTION refuse_meeting_change();
-- both

-- Computed: one row a meeting, for lists.
CREATE TABLE meeting (
  board_id    TEXT    NOT NULL REFERENCES board (id),
  meeting     TEXT    NOT NULL,
  kind        TEXT    NOT NULL,
  held_on     TEXT    NOT NULL,  -- ISO 8601, in the board's zone
  held_at     TEXT    NOT NULL,  -- "09:00"
  place       TEXT    NOT NULL,
  place_fr    TEXT    NOT NULL,  -- empty: as in English
  state       TEXT    NOT NULL,
  public_count INTEGER NOT NULL, -- entries of its log, without those that a draft agenda is made by
  changed_at  TEXT    NOT NULL,  -- when the last of them was recorded, UTC
  PRIMARY KEY (board_id, meeting)
);
CREATE INDEX meeting_by_day ON meeting (board_id, held_on);

-- Computed: one row a motion, for the list of decisions.
CREATE TABLE meeting_motion (
  board_id   TEXT    NOT NULL REFERENCES board (id),
  meeting    TEXT    NOT NULL,
  motion     INTEGER NOT NULL,
  held_on    TEXT    NOT NULL,
  state      TEXT    NOT NULL,
  words      TEXT    NOT NULL,  -- as it stands
  searched   TEXT    NOT NULL,  -- the words and the titles of its item; a to z in small letters
  item_kind  TEXT    NOT NULL,
  item_title TEXT    NOT NULL,
  item_title_fr TEXT NOT NULL,
  item_reference TEXT NOT NULL,
  amends     INTEGER NOT NULL,  -- 0: it is no amendment
  yes_count  INTEGER NOT NULL,
  no_count   INTEGER NOT NULL,
  PRIMARY KEY (board_id, meeting, motion)
);
CREATE INDEX meeting_motion_by_day ON meeting_motion (board_id, held_on, meeting, motion);
