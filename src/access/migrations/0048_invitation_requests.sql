-- A link by which the password of an account is chosen anew, once the account is somebody's, takes two administrators: one has asked for it,
-- another has yet to. Goes when the link is made, or after seven days.
CREATE TABLE invitation_request (
  board_id  TEXT NOT NULL REFERENCES board (id),
  person_id TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
  asked_by  TEXT NOT NULL,  -- as the audit chain's actor
  asked_at  TEXT NOT NULL   -- UTC
);
