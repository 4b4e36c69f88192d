-- Companies that are served, and everybody who signs in.

CREATE TABLE portal.clients (
    id           uuid PRIMARY KEY,                  -- version 7: sorts by creation
    name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    sort_name    text NOT NULL GENERATED ALWAYS AS (lower(name)) STORED,
    contact_name text CHECK (length(contact_name) <= 200),
    email        text CHECK (length(email) <= 254),
    phone        text CHECK (length(phone) <= 50),
    tax_number   text CHECK (length(tax_number) <= 50),
    address      text CHECK (length(address) <= 500),
    active       boolean NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    version      bigint NOT NULL CHECK (version >= 1)
);

-- Keyset paging by name; staff sort by it.
CREATE INDEX clients_by_name ON portal.clients (sort_name, id);
CREATE INDEX clients_by_creation ON portal.clients (created_at DESC, id DESC);

CREATE TABLE portal.accounts (
    id                   uuid PRIMARY KEY,
    user_name            text NOT NULL CHECK (length(user_name) BETWEEN 3 AND 100),
    normalized_user_name text NOT NULL CONSTRAINT accounts_normalized_user_name_key UNIQUE,
    password_hash        text,                      -- null until the invite is accepted
    security_stamp       text,                      -- ASP.NET Core Identity
    concurrency_stamp    text,                      -- ASP.NET Core Identity
    role                 text NOT NULL CHECK (role IN ('admin', 'staff', 'client')),
    client_id            uuid UNIQUE REFERENCES portal.clients (id),  -- one account per company
    name                 text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    language             text NOT NULL CHECK (language IN ('ru', 'en')),
    time_zone            text NOT NULL CHECK (length(time_zone) <= 64),  -- IANA name
    active               boolean NOT NULL,
    created_at           timestamptz NOT NULL,
    version              bigint NOT NULL CHECK (version >= 1),  -- sequence of the account's events
    CONSTRAINT accounts_client_has_company CHECK ((role = 'client') = (client_id IS NOT NULL))
);

CREATE INDEX accounts_by_creation ON portal.accounts (created_at DESC, id DESC);
