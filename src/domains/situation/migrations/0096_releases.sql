-- What left the table: the registry that every new release is held against (learning/release_store.h). Only counts that the gate let through; kept for good.
CREATE TABLE release (
  board_id TEXT NOT NULL REFERENCES board (id),
  id TEXT NOT NULL,
  year INTEGER NOT NULL,         -- of the discussions that were counted
  made_at TEXT NOT NULL,         -- UTC
  made_by TEXT NOT NULL,         -- identifier of a person
  PRIMARY KEY (board_id, id)
);

CREATE TABLE release_grid (
  board_id TEXT NOT NULL REFERENCES board (id),
  release TEXT NOT NULL,
  place INTEGER NOT NULL,        -- 1, 2, 3 … within the release
  list TEXT NOT NULL,            -- learning/yearly.h, ReportList
  code TEXT NOT NULL,            -- of the row; empty where the list is one grid
  cells TEXT NOT NULL,           -- "exact 12", "suppressed 0", … with commas between, the total last
  PRIMARY KEY (board_id, release, place)
);

-- only sqlite
CREATE TRIGGER release_grid_is_never_changed BEFORE UPDATE ON release_grid
BEGIN SELECT RAISE(ABORT, 'what left the table is never changed'); END;

CREATE TRIGGER release_grid_is_never_deleted BEFORE DELETE ON release_grid
BEGIN SELECT RAISE(ABORT, 'what left the table is never deleted'); END;
-- only postgresql
CREATE TRIGGER release_grid_is_never_changed BEFORE UPDATE OR DELETE ON release_grid
FOR EACH ROW EXECUTE FUNCTION refuse_discussion_change();

CREATE TRIGGER release_grid_is_never_truncated BEFORE TRUNCATE ON release_grid
FOR EACH STATEMENT EXECUTE FUNCTION refuse_discussion_change();
-- both
