-- A matter of closed session may be reported out at a later meeting than its own: the entry report_out of that meeting has no item, and its
-- reference names the earlier one. The page of the earlier meeting looks for them.
CREATE INDEX late_report ON meeting_entry (board_id, meeting) WHERE act = 'report_out' AND item = 0;
