-- What the board directed somebody to do by a motion that it carried. An action is its log, which is only added to.

CREATE TABLE action_entry (
  board_id    TEXT    NOT NULL REFERENCES board (id),
  action      INTEGER NOT NULL,  -- 1, 2, 3 ... of the board
  sequence    INTEGER NOT NULL,  -- 1, 2, 3 ... of the action
  recorded_at TEXT    NOT NULL,  -- UTC
  recorded_by TEXT    NOT NULL,  -- a person's identifier; never shown in public
  act         TEXT    NOT NULL CHECK (act IN ('assign_action', 'report_action', 'accept_report', 'return_report')),
  motion      TEXT    NOT NULL,  -- of assign_action: the carried motion, as addresses name it
  words       TEXT    NOT NULL,  -- the clause; what was done; why a report is returned
  responsible TEXT    NOT NULL,  -- an office, never a private person
  due_on      TEXT    NOT NULL,  -- of assign_action (ISO 8601)
  evidence    TEXT    NOT NULL,  -- of report_action: the address of a document, or empty
  PRIMARY KEY (board_id, action, sequence)
);

-- only sqlite
CREATE TRIGGER action_entry_is_never_changed BEFORE UPDATE ON action_entry
BEGIN SELECT RAISE(ABORT, 'an entry of an action is never changed'); END;

CREATE TRIGGER action_entry_is_never_deleted BEFORE DELETE ON action_entry
BEGIN SELECT RAISE(ABORT, 'an entry of an action is never deleted'); END;
-- only postgresql
CREATE TRIGGER action_entry_is_never_changed BEFORE UPDATE OR DELETE ON action_entry
FOR EACH ROW EXECUTE FUNCTION refuse_meeting_change();

CREATE TRIGGER action_entry_is_never_truncated BEFORE TRUNCATE ON action_entry
FOR EACH STATEMENT EXECUTE FUNCTION refuse_meeting_change();
-- both
