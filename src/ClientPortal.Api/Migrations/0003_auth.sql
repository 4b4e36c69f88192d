-- Signing keys, sessions with their refresh tokens, the guard against guessing, invite links.

-- Keys of the access tokens (ES256). A key is published from its row's creation on, signs from signs_from until a younger key does,
-- and stays published until the last token it signed has ended. Only the role of this service reads the schema.
CREATE TABLE portal.signing_keys (
    kid         text PRIMARY KEY,                   -- RFC 7638 thumbprint
    private_key bytea NOT NULL,                     -- PKCS #8
    created_at  timestamptz NOT NULL,
    signs_from  timestamptz NOT NULL
);

-- One row per sign-in: the family of its refresh tokens.
CREATE TABLE portal.sessions (
    id           uuid PRIMARY KEY,                  -- the claim sid
    account_id   uuid NOT NULL REFERENCES portal.accounts (id),
    user_agent   text CHECK (length(user_agent) <= 300),
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    revoked_at   timestamptz,
    revoked_for  text CHECK (revoked_for IN ('logout', 'reuse', 'password_changed', 'password_reset', 'deactivated', 'by_owner')),
    CONSTRAINT sessions_revoked_for_a_reason CHECK ((revoked_at IS NULL) = (revoked_for IS NULL))
);

CREATE INDEX sessions_by_account ON portal.sessions (account_id);
CREATE INDEX sessions_by_expiry ON portal.sessions (expires_at);

CREATE TABLE portal.refresh_tokens (
    token_hash  bytea PRIMARY KEY,                  -- SHA-256; the token itself is kept nowhere
    session_id  uuid NOT NULL REFERENCES portal.sessions (id) ON DELETE CASCADE,
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    used_at     timestamptz,                        -- first use; a later one is taken for theft
    replaced_by bytea                               -- hash of the successor that counts
);

CREATE INDEX refresh_tokens_by_session ON portal.refresh_tokens (session_id);

-- Wrong passwords by user name, whether such an account exists or not: both answer alike.
CREATE TABLE portal.sign_in_guards (
    name_hash    bytea PRIMARY KEY,                 -- SHA-256: people type passwords into the wrong field
    attempts     integer NOT NULL,                  -- since the last success or the end of the last lock
    locked_until timestamptz,
    updated_at   timestamptz NOT NULL
);

CREATE INDEX sign_in_guards_by_age ON portal.sign_in_guards (updated_at);

-- Links that let somebody set a password once: for a new account, or after a lost password.
CREATE TABLE portal.invites (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES portal.accounts (id),
    token_hash bytea NOT NULL UNIQUE,               -- SHA-256
    created_by uuid REFERENCES portal.accounts (id), -- null: the command line
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);

CREATE INDEX invites_by_account ON portal.invites (account_id);
CREATE INDEX invites_by_expiry ON portal.invites (expires_at);
