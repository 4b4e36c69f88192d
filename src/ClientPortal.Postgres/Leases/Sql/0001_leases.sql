-- Who may do a job that must have one doer. Times are this server's clock alone.
CREATE TABLE {schema}.leases (
    name       text        PRIMARY KEY,
    -- The process that took it last; for people who look, nothing decides by it.
    holder     text        NOT NULL,
    -- The fencing token: one more with each taking. Work done under an older one is refused.
    token      bigint      NOT NULL,
    -- Free from then on. Renewed while the holder lives.
    expires_at timestamptz NOT NULL
);
