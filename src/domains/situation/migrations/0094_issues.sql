-- What stands in the way of many: a barrier seen at the table, on its own. Nothing leads from it to a discussion, and no date in it is finer than the month.
CREATE TABLE systemic_issue (
  board_id TEXT NOT NULL REFERENCES board (id),
  issue INTEGER NOT NULL,        -- 1, 2, 3 …
  kind TEXT NOT NULL,            -- issues/issue.h, BarrierKind
  sectors TEXT NOT NULL,         -- codes of catalog/reference_lists.yaml, with blanks between
  language TEXT NOT NULL,        -- en, fr: that it was written in
  words TEXT NOT NULL,           -- sealed
  stage TEXT NOT NULL,           -- issues/issue.h, IssueStage
  steps INTEGER NOT NULL,        -- how many rows of systemic_issue_step it has
  is_sent INTEGER NOT NULL,      -- 1: the leadership group sees it
  answer TEXT,                   -- sealed; null until it is answered
  answer_language TEXT NOT NULL, -- en, fr; empty until then
  PRIMARY KEY (board_id, issue)
);

-- What was done with it, one act a row; only added to. Who raised it stands in the audit chain alone.
CREATE TABLE systemic_issue_step (
  board_id TEXT NOT NULL REFERENCES board (id),
  issue INTEGER NOT NULL,
  sequence INTEGER NOT NULL,     -- 1, 2, 3 … within the issue
  act TEXT NOT NULL,             -- issues/issue.h, IssueAct
  month TEXT NOT NULL,           -- "2026-11"
  by TEXT NOT NULL,              -- identifier of a person; empty for who raised it
  PRIMARY KEY (board_id, issue, sequence)
);

-- only sqlite
CREATE TRIGGER systemic_issue_step_is_never_changed BEFORE UPDATE ON systemic_issue_step
BEGIN SELECT RAISE(ABORT, 'a step of an issue is never changed'); END;

CREATE TRIGGER systemic_issue_step_is_never_deleted BEFORE DELETE ON systemic_issue_step
BEGIN SELECT RAISE(ABORT, 'a step of an issue is never deleted'); END;
-- only postgresql
CREATE TRIGGER systemic_issue_step_is_never_changed BEFORE UPDATE OR DELETE ON systemic_issue_step
FOR EACH ROW EXECUTE FUNCTION refuse_discussion_change();

CREATE TRIGGER systemic_issue_step_is_never_truncated BEFORE TRUNCATE ON systemic_issue_step
FOR EACH STATEMENT EXECUTE FUNCTION refuse_discussion_change();
-- both
