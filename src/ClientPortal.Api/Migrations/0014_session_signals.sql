-- Replicas remember for some seconds who is signed in. Whatever ends that tells them, with its commit.
CREATE FUNCTION portal.sessions_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('portal_sessions', '');
    RETURN NULL;
END $$;

CREATE TRIGGER sessions_notify AFTER UPDATE OF revoked_at, account_id, expires_at ON portal.sessions
    FOR EACH STATEMENT EXECUTE FUNCTION portal.sessions_notify();
CREATE TRIGGER accounts_notify AFTER UPDATE OF active, role ON portal.accounts
    FOR EACH STATEMENT EXECUTE FUNCTION portal.sessions_notify();
CREATE TRIGGER accounts_notify_delete AFTER DELETE ON portal.accounts
    FOR EACH STATEMENT EXECUTE FUNCTION portal.sessions_notify();
