-- The French of a motion that was moved by a phrase of the list, which has both languages. Computed from the log as the other columns are;
-- empty: the motion stands in the language that was spoken, as every motion did before.
ALTER TABLE meeting_motion ADD COLUMN words_fr TEXT NOT NULL DEFAULT '';
