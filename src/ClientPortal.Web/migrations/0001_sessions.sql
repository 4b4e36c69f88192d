-- Who is signed in to the pages. The browser holds a random id; everything else stays here.

CREATE TABLE web.sessions (
    id_hash       bytea       PRIMARY KEY CHECK (octet_length(id_hash) = 32), -- SHA-256 of the cookie's id
    account_id    uuid        NOT NULL,
    content       bytea       NOT NULL, -- tokens and account, encrypted by the data protection keys
    refresh_after timestamptz NOT NULL, -- when the access token has to be renewed
    expires_at    timestamptz NOT NULL, -- when the refresh token ends, and with it the session
    created_at    timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX sessions_by_end ON web.sessions (expires_at);

-- ASP.NET Core's data protection keys, shared by all replicas and kept over restarts.
CREATE TABLE web.data_protection_keys (
    friendly_name text        PRIMARY KEY,
    xml           text        NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now()
);
