-- Study flags that a table has of its own (catalogue/local_flags.h). Only added to: a code keeps its meaning for ever, as discussions were recorded under it.
CREATE TABLE local_flag (
  board_id TEXT NOT NULL REFERENCES board (id),
  code TEXT NOT NULL,            -- "local.lake-ice"
  label_en TEXT NOT NULL,
  label_fr TEXT NOT NULL,
  definition_en TEXT NOT NULL,
  definition_fr TEXT NOT NULL,
  added_at TEXT NOT NULL,        -- UTC
  added_by TEXT NOT NULL,        -- identifier of a person
  PRIMARY KEY (board_id, code)
);

-- That a flag is not recorded anew any more; what was recorded under it stays.
CREATE TABLE local_flag_end (
  board_id TEXT NOT NULL REFERENCES board (id),
  code TEXT NOT NULL,
  retired_at TEXT NOT NULL,      -- UTC
  retired_by TEXT NOT NULL,      -- identifier of a person
  PRIMARY KEY (board_id, code)
);

-- only sqlite
CREATE TRIGGER local_flag_is_never_changed BEFORE UPDATE ON local_flag
BEGIN SELECT RAISE(ABORT, 'a study flag is never changed'); END;

CREATE TRIGGER local_flag_is_never_deleted BEFORE DELETE ON local_flag
BEGIN SELECT RAISE(ABORT, 'a study flag is never deleted'); END;
-- only postgresql
CREATE TRIGGER local_flag_is_never_changed BEFORE UPDATE OR DELETE ON local_flag
FOR EACH ROW EXECUTE FUNCTION refuse_discussion_change();

CREATE TRIGGER local_flag_is_never_truncated BEFORE TRUNCATE ON local_flag
FOR EACH STATEMENT EXECUTE FUNCTION refuse_discussion_change();
-- both
