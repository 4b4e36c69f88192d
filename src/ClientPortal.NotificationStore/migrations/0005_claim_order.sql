-- Heads that wait since the same moment leave in the order of their rows: first come, first served.
DROP INDEX telegram.telegram_chats_due;

CREATE INDEX telegram_chats_due
    ON telegram.telegram_chats (bot_id, head_priority, next_at, head_id) WHERE head_id IS NOT NULL AND NOT busy;
