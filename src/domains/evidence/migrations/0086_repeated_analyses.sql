-- An analysis can be asked of every newer version of its data again; each repetition names the one before, so that clusters are followed from one to the next.
ALTER TABLE analysis_run ADD COLUMN after_id    TEXT;                        -- the run that it repeats; null: none
ALTER TABLE analysis_run ADD COLUMN is_repeated INTEGER NOT NULL DEFAULT 0;  -- 1: newer data are asked the same; of a series the newest alone
ALTER TABLE analysis_run ADD COLUMN following   TEXT    NOT NULL DEFAULT ''; -- canonical JSON: since when each cluster is there, and which have ended; empty: nothing was repeated
CREATE INDEX analysis_run_after ON analysis_run (after_id);
