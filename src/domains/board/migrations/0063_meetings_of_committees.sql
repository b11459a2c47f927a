-- Which committee a meeting in the list is of. Computed from its log as the other columns are; empty: of the whole board, as every
-- meeting was that was planned before.

ALTER TABLE meeting ADD COLUMN committee TEXT NOT NULL DEFAULT '';     -- as addresses name it
ALTER TABLE meeting ADD COLUMN committee_en TEXT NOT NULL DEFAULT '';  -- what it was called when the meeting was planned
ALTER TABLE meeting ADD COLUMN committee_fr TEXT NOT NULL DEFAULT '';
