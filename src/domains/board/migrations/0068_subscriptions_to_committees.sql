-- The committee whose meetings alone a subscription is about, as addresses name it; empty: of every body.

ALTER TABLE news_subscription ADD COLUMN committee TEXT NOT NULL DEFAULT '';
