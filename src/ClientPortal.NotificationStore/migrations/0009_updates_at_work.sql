-- An update is kept as Telegram wrote it. jsonb refuses escapes that json only checks for their form, and one such text
-- would come back from Telegram for ever.
ALTER TABLE telegram.telegram_updates ALTER COLUMN payload TYPE json USING payload::text::json;

-- With state done: why it was not handled ('flooded', 'unknown_kind'); else why the last attempt failed.
COMMENT ON COLUMN telegram.telegram_updates.error IS 'why it was not handled, or why the last attempt failed, without secrets';

CREATE INDEX telegram_updates_parked
    ON telegram.telegram_updates (bot_id, update_id) WHERE state = 'parked';

-- A group is asked whether it is somebody's chat before the bot leaves it, and moves with its links.
CREATE INDEX client_telegram_chat ON telegram.client_telegram (bot_id, chat_id) WHERE chat_id IS NOT NULL;
CREATE INDEX user_telegram_chat ON telegram.user_telegram (bot_id, chat_id) WHERE chat_id IS NOT NULL;

-- getWebhookInfo does not tell the secret, so what Telegram was last given is remembered: SHA-256 of address and secret.
ALTER TABLE telegram.telegram_bots ADD COLUMN webhook_given bytea NULL;
