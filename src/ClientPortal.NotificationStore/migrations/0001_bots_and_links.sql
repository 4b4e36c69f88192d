-- Bots, and who is connected to which Telegram account.
-- Everything that Telegram gave us carries bot_id: chats and user ids mean nothing to another bot, and a demo
-- bot's link must never reach a stranger once a real token is set.

CREATE TABLE telegram.telegram_bots (
    bot_id        bigint      PRIMARY KEY,               -- Telegram's id: the digits before the token's colon
    username      text        NULL,                      -- without the at sign, from getMe
    active        boolean     NOT NULL DEFAULT false,    -- the one bot that new notifications go through
    fencing_token bigint      NOT NULL DEFAULT 0,        -- the dispatcher that may claim and record; rises with each take-over
    not_before    timestamptz NOT NULL DEFAULT '-infinity', -- nothing leaves earlier (429 for the whole bot)
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX telegram_bots_one_active ON telegram.telegram_bots (active) WHERE active;

-- One row per client that ever asked for a link; it survives a disconnect and keeps `enabled`.
CREATE TABLE telegram.client_telegram (
    id                    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    client_id             uuid        NOT NULL UNIQUE,        -- the client in the portal
    bot_id                bigint      NULL,                   -- the bot that the link holds for
    telegram_user_id      bigint      NULL,                   -- Telegram's id of the person
    telegram_username     text        NULL,                   -- without the at sign
    chat_id               bigint      NULL,                   -- where messages go; the person's id in a private chat
    migrated_from_chat_id bigint      NULL,                   -- the group's id before it became a supergroup
    state                 text        NOT NULL DEFAULT 'not_connected',
    reason                text        NULL,                   -- why suspended, or why the last link ended
    generation            bigint      NOT NULL DEFAULT 0,     -- rises with each new connection; rows of an older one are cancelled
    version               bigint      NOT NULL DEFAULT 0,     -- sequence of this link's events
    linked_at             timestamptz NULL,                   -- since when connected
    connection_token      bytea       NULL UNIQUE,            -- SHA-256 of the deep link's token, never the token
    token_bot_id          bigint      NULL,                   -- the bot that the deep link leads to
    token_expires_at      timestamptz NULL,                   -- ten minutes after it was made
    token_claimed_by      bigint      NULL,                   -- Telegram user who pressed start with it and may confirm
    enabled               boolean     NOT NULL DEFAULT true,  -- false: send nothing at all
    created_at            timestamptz NOT NULL DEFAULT now(),
    updated_at            timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT client_telegram_state CHECK (state IN ('not_connected', 'active', 'suspended')),
    CONSTRAINT client_telegram_target CHECK ((state = 'not_connected')
        = (bot_id IS NULL AND telegram_user_id IS NULL AND chat_id IS NULL AND linked_at IS NULL)),
    CONSTRAINT client_telegram_whole CHECK (state = 'not_connected'
        OR (bot_id IS NOT NULL AND telegram_user_id IS NOT NULL AND chat_id IS NOT NULL AND linked_at IS NOT NULL)),
    CONSTRAINT client_telegram_reason CHECK (state <> 'suspended' OR reason IS NOT NULL),
    CONSTRAINT client_telegram_token CHECK (connection_token IS NOT NULL AND octet_length(connection_token) = 32
        AND token_bot_id IS NOT NULL AND token_expires_at IS NOT NULL
        OR connection_token IS NULL AND token_bot_id IS NULL AND token_expires_at IS NULL AND token_claimed_by IS NULL)
);

-- The same for staff.
CREATE TABLE telegram.user_telegram (
    id                    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id               uuid        NOT NULL UNIQUE,        -- the staff account in the portal
    bot_id                bigint      NULL,
    telegram_user_id      bigint      NULL,
    telegram_username     text        NULL,
    chat_id               bigint      NULL,
    migrated_from_chat_id bigint      NULL,
    state                 text        NOT NULL DEFAULT 'not_connected',
    reason                text        NULL,
    generation            bigint      NOT NULL DEFAULT 0,
    version               bigint      NOT NULL DEFAULT 0,
    linked_at             timestamptz NULL,
    connection_token      bytea       NULL UNIQUE,
    token_bot_id          bigint      NULL,
    token_expires_at      timestamptz NULL,
    token_claimed_by      bigint      NULL,
    enabled               boolean     NOT NULL DEFAULT true,
    created_at            timestamptz NOT NULL DEFAULT now(),
    updated_at            timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT user_telegram_state CHECK (state IN ('not_connected', 'active', 'suspended')),
    CONSTRAINT user_telegram_target CHECK ((state = 'not_connected')
        = (bot_id IS NULL AND telegram_user_id IS NULL AND chat_id IS NULL AND linked_at IS NULL)),
    CONSTRAINT user_telegram_whole CHECK (state = 'not_connected'
        OR (bot_id IS NOT NULL AND telegram_user_id IS NOT NULL AND chat_id IS NOT NULL AND linked_at IS NOT NULL)),
    CONSTRAINT user_telegram_reason CHECK (state <> 'suspended' OR reason IS NOT NULL),
    CONSTRAINT user_telegram_token CHECK (connection_token IS NOT NULL AND octet_length(connection_token) = 32
        AND token_bot_id IS NOT NULL AND token_expires_at IS NOT NULL
        OR connection_token IS NULL AND token_bot_id IS NULL AND token_expires_at IS NULL AND token_claimed_by IS NULL)
);

-- A Telegram account belongs to one recipient per bot, be it a client or staff.
CREATE TABLE telegram.telegram_identities (
    bot_id           bigint NOT NULL,
    telegram_user_id bigint NOT NULL,
    recipient_type   text   NOT NULL CHECK (recipient_type IN ('client', 'user')),
    recipient_id     uuid   NOT NULL,
    PRIMARY KEY (bot_id, telegram_user_id),
    UNIQUE (recipient_type, recipient_id)
);

-- Both kinds of links under one name, for readers.
CREATE VIEW telegram.links AS
SELECT 'client'::text AS recipient_type, client_id AS recipient_id, bot_id, telegram_user_id, telegram_username, chat_id,
       state, reason, generation, version, linked_at, token_expires_at, token_claimed_by, enabled
  FROM telegram.client_telegram
UNION ALL
SELECT 'user'::text, user_id, bot_id, telegram_user_id, telegram_username, chat_id,
       state, reason, generation, version, linked_at, token_expires_at, token_claimed_by, enabled
  FROM telegram.user_telegram;
