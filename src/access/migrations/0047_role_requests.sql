-- A role that widens what its holder may do to others takes two administrators: one has asked for it, another has yet to. Goes when it is
-- granted or withdrawn, or after seven days.
CREATE TABLE role_request (
  board_id  TEXT NOT NULL REFERENCES board (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  role      TEXT NOT NULL,  -- as in access/role.h
  asked_by  TEXT NOT NULL,  -- as the audit chain's actor
  asked_at  TEXT NOT NULL,  -- UTC
  PRIMARY KEY (person_id, role)
);
