-- Reports on items of an agenda. A report is its log, which is only added to.

CREATE TABLE report_entry (
  board_id       TEXT    NOT NULL REFERENCES board (id),
  report         INTEGER NOT NULL,  -- 1, 2, 3 ... of the board
  sequence       INTEGER NOT NULL,  -- 1, 2, 3 ... of the report
  recorded_at    TEXT    NOT NULL,  -- UTC
  recorded_by    TEXT    NOT NULL,  -- a person's identifier; never shown in public
  act            TEXT    NOT NULL,
  meeting        TEXT    NOT NULL,  -- of draft_report: as addresses name it
  item           INTEGER NOT NULL,  -- of draft_report: of that meeting; else 0
  title          TEXT    NOT NULL,  -- this and the next three of draft_report and revise_report
  author_role    TEXT    NOT NULL,  -- an office: "Chief of Police"
  words          TEXT    NOT NULL,  -- the text; of send_back_report why
  recommendation TEXT    NOT NULL,
  number         INTEGER NOT NULL,  -- of drop_attachment: which; else 0
  file           TEXT    NOT NULL,  -- of add_attachment: BLAKE2b-256 of the bytes, hexadecimal; the bytes lie among the files
  file_name      TEXT    NOT NULL,
  file_bytes     INTEGER NOT NULL,
  PRIMARY KEY (board_id, report, sequence)
);
CREATE INDEX report_by_meeting ON report_entry (board_id, meeting);

-- only sqlite
CREATE TRIGGER report_entry_is_never_changed BEFORE UPDATE ON report_entry
BEGIN SELECT RAISE(ABORT, 'an entry of a report is never changed'); END;

CREATE TRIGGER report_entry_is_never_deleted BEFORE DELETE ON report_entry
BEGIN SELECT RAISE(ABORT, 'an entry of a report is never deleted'); END;
-- only postgresql
CREATE TRIGGER report_entry_is_never_changed BEFORE UPDATE OR DELETE ON report_entry
FOR EACH ROW EXECUTE FUNCTION refuse_meeting_change();

CREATE TRIGGER report_entry_is_never_truncated BEFORE TRUNCATE ON report_entry
FOR EACH STATEMENT EXECUTE FUNCTION refuse_meeting_change();
-- both
