-- The sessions of a deactivated account end at once.
CREATE INDEX sessions_by_account ON web.sessions (account_id);
