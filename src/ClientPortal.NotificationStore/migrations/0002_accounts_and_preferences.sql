-- What is known of the portal's accounts, and what each recipient wants to hear.

-- Projection of the account.* events; an older event never overwrites a newer one (sequence).
CREATE TABLE telegram.accounts (
    account_id uuid        PRIMARY KEY,
    role       text        NOT NULL CHECK (role IN ('admin', 'staff', 'client')),
    client_id  uuid        NULL,      -- for role client
    name       text        NOT NULL,  -- display name
    language   text        NOT NULL CHECK (language IN ('ru', 'en')),
    time_zone  text        NOT NULL,  -- IANA name
    active     boolean     NOT NULL,  -- false: deactivated
    sequence   bigint      NOT NULL,  -- of the newest event seen
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT accounts_client CHECK ((role = 'client') = (client_id IS NOT NULL))
);

CREATE INDEX accounts_client_id ON telegram.accounts (client_id) WHERE client_id IS NOT NULL;
CREATE INDEX accounts_staff ON telegram.accounts (account_id) WHERE client_id IS NULL AND active;

-- Keyed by recipient, so that they survive a disconnect. No row means the defaults.
CREATE TABLE telegram.recipient_preferences (
    recipient_type text        NOT NULL CHECK (recipient_type IN ('client', 'user')),
    recipient_id   uuid        NOT NULL,
    paused         boolean     NOT NULL DEFAULT false,  -- /mute: nothing but direct messages
    disabled_types text[]      NOT NULL DEFAULT '{}',   -- notification types that are switched off
    staff_scope    text        NOT NULL DEFAULT 'mine_and_unassigned',
    wants_invoices boolean     NOT NULL DEFAULT true,   -- staff: told of overdue and paid invoices
    updated_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (recipient_type, recipient_id),
    CONSTRAINT recipient_preferences_scope CHECK (staff_scope IN ('mine', 'mine_and_unassigned', 'all'))
);

CREATE TABLE telegram.ticket_mutes (
    recipient_type text        NOT NULL CHECK (recipient_type IN ('client', 'user')),
    recipient_id   uuid        NOT NULL,
    ticket_id      uuid        NOT NULL,
    created_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (recipient_type, recipient_id, ticket_id)
);
