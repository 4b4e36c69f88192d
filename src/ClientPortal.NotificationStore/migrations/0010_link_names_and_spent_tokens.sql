-- What people see of a link, what became of deep links that no longer work, and links of groups.
ALTER TABLE telegram.client_telegram
    ADD COLUMN telegram_name text NULL;  -- first and last name, as Telegram told them at the confirmation
ALTER TABLE telegram.user_telegram
    ADD COLUMN telegram_name text NULL;

CREATE OR REPLACE VIEW telegram.links AS
SELECT 'client'::text AS recipient_type, client_id AS recipient_id, bot_id, telegram_user_id, telegram_username, chat_id,
       state, reason, generation, version, linked_at, token_expires_at, token_claimed_by, enabled, telegram_name
  FROM telegram.client_telegram
UNION ALL
SELECT 'user'::text, user_id, bot_id, telegram_user_id, telegram_username, chat_id,
       state, reason, generation, version, linked_at, token_expires_at, token_claimed_by, enabled, telegram_name
  FROM telegram.user_telegram;

-- So that whoever comes with an old deep link hears why it does not work. A recipient's new link removes his rows older than a day.
CREATE TABLE telegram.spent_tokens (
    token_hash     bytea       PRIMARY KEY CHECK (octet_length(token_hash) = 32), -- SHA-256, as connection_token
    bot_id         bigint      NOT NULL,
    recipient_type text        NOT NULL CHECK (recipient_type IN ('client', 'user')),
    recipient_id   uuid        NOT NULL,
    ended          text        NOT NULL CHECK (ended IN ('used', 'replaced', 'withdrawn')),
    ended_at       timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX spent_tokens_recipient ON telegram.spent_tokens (recipient_type, recipient_id, ended_at);

-- Groups, for the news that the bot was removed from one; anybody may cause such news.
CREATE INDEX client_telegram_group ON telegram.client_telegram (bot_id, chat_id) WHERE chat_id < 0;
CREATE INDEX user_telegram_group ON telegram.user_telegram (bot_id, chat_id) WHERE chat_id < 0;
