-- The cleaner looks for revoked sessions too.
CREATE INDEX sessions_by_revocation ON portal.sessions (revoked_at) WHERE revoked_at IS NOT NULL;
CREATE INDEX refresh_tokens_by_expiry ON portal.refresh_tokens (expires_at);
