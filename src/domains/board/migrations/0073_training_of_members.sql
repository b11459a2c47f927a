-- Which training a member of the board completed, as the board's office recorded it. Only added to: a wrong entry is withdrawn by a later one.

CREATE TABLE member_training (
  id           TEXT NOT NULL PRIMARY KEY,
  board_id     TEXT NOT NULL REFERENCES board (id),
  member_id    TEXT NOT NULL REFERENCES board_member (id),
  kind         TEXT NOT NULL CHECK (kind IN ('roles', 'human_rights', 'diversity', 'prescribed')),
  completed_on TEXT NOT NULL,  -- ISO 8601, in the board's zone
  words        TEXT NOT NULL,  -- what shows it; of a withdrawal, why
  withdraws    TEXT,           -- the entry that this one withdraws; NULL: it records a training
  recorded_by  TEXT NOT NULL,
  recorded_at  TEXT NOT NULL   -- UTC
);
CREATE INDEX member_training_of_board ON member_training (board_id, member_id);
CREATE UNIQUE INDEX member_training_withdrawn_once ON member_training (withdraws) WHERE withdraws IS NOT NULL;

-- only sqlite
CREATE TRIGGER member_training_is_never_changed BEFORE UPDATE ON member_training
BEGIN SELECT RAISE(ABORT, 'an entry of a training is never changed'); END;

CREATE TRIGGER member_training_is_never_deleted BEFORE DELETE ON member_training
BEGIN SELECT RAISE(ABORT, 'an entry of a training is never deleted'); END;
-- only postgresql
CREATE FUNCTION refuse_training_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an entry of a training is never changed or deleted' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER member_training_is_never_changed BEFORE UPDATE OR DELETE ON member_training
FOR EACH ROW EXECUTE FUNCTION refuse_training_change();

CREATE TRIGGER member_training_is_never_truncated BEFORE TRUNCATE ON member_training
FOR EACH STATEMENT EXECUTE FUNCTION refuse_training_change();
-- both
