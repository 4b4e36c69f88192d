-- One row per request that carried an Idempotency-Key and had an effect, written in the transaction of that effect.

CREATE TABLE portal.idempotency_keys (
    account_id   uuid NOT NULL,                     -- no foreign key: a short-lived record must not block anything
    key          text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    fingerprint  bytea NOT NULL,                    -- SHA-256 of method, path, query and body
    created_at   timestamptz NOT NULL,
    status       integer,                           -- the answer; null only inside the transaction that is at work
    content_type text,
    location     text,
    etag         text,
    body         bytea,
    PRIMARY KEY (account_id, key)
);

-- The cleaner deletes by age.
CREATE INDEX idempotency_keys_by_age ON portal.idempotency_keys (created_at);
