-- A file that was uploaded to show that a duty was met or an action done. It is kept in the folder of files under its hash; what a row
-- names with a hash and without a kind lies elsewhere.

ALTER TABLE obligation_evidence ADD COLUMN file_kind TEXT NOT NULL DEFAULT '';  -- pdf, png, jpeg or text; empty: none is kept here

ALTER TABLE action_entry ADD COLUMN file_name TEXT NOT NULL DEFAULT '';  -- of report_action; empty: no file
ALTER TABLE action_entry ADD COLUMN file_hash TEXT NOT NULL DEFAULT '';  -- 64 hexadecimal digits
ALTER TABLE action_entry ADD COLUMN file_kind TEXT NOT NULL DEFAULT '';
