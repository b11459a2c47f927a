-- An administrator looks at the pages as somebody else would see them, until that moment; all null: with their own eyes.
ALTER TABLE session ADD COLUMN look_role TEXT;    -- as in access/role.h
ALTER TABLE session ADD COLUMN look_person TEXT;  -- or a person's identifier
ALTER TABLE session ADD COLUMN look_until TEXT;   -- UTC
