-- The files that are attached to a matter, in pieces of at most 512 KiB, sealed with the key of its record as its words are. Which file the pieces
-- make, its name and its hash are words of the entry attach_file of that sequence. Kept as long as the entry.
CREATE TABLE matter_piece (
  board_id TEXT NOT NULL REFERENCES board (id),
  matter TEXT NOT NULL,
  sequence INTEGER NOT NULL,     -- of the entry
  piece INTEGER NOT NULL,        -- 1, 2, 3 …
  bytes TEXT NOT NULL,           -- sealed
  PRIMARY KEY (board_id, matter, sequence, piece)
);

-- Of a reading of one attachment, the sequence of its entry; 0: the matter itself.
ALTER TABLE matter_reading ADD COLUMN attachment INTEGER NOT NULL DEFAULT 0;

-- only sqlite
CREATE TRIGGER matter_piece_is_never_changed BEFORE UPDATE ON matter_piece
BEGIN SELECT RAISE(ABORT, 'an attachment of a matter is never changed'); END;

CREATE TRIGGER matter_piece_is_never_deleted BEFORE DELETE ON matter_piece
BEGIN SELECT RAISE(ABORT, 'an attachment of a matter is never deleted'); END;
-- only postgresql
CREATE TRIGGER matter_piece_is_never_changed BEFORE UPDATE OR DELETE ON matter_piece
FOR EACH ROW EXECUTE FUNCTION refuse_matter_change();

CREATE TRIGGER matter_piece_is_never_truncated BEFORE TRUNCATE ON matter_piece
FOR EACH STATEMENT EXECUTE FUNCTION refuse_matter_change();
-- both
