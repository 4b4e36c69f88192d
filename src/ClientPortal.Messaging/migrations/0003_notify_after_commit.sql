-- A transaction that notifies holds a lock of the whole server from before its commit's flush until after it, so commits
-- that notify follow one another, one flush each. Sessions that notify by themselves after their commits, in a transaction
-- that writes nothing and flushes nothing, say so by this setting; everybody else's rows still wake the relay from here.
CREATE OR REPLACE FUNCTION {schema}.outbox_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('clientportal.notifies_after_commit', true) IS DISTINCT FROM 'on' THEN
        PERFORM pg_notify('{schema}_outbox', '');
    END IF;
    RETURN NULL;
END $$;
