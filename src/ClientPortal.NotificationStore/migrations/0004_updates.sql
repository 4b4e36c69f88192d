-- What Telegram told the bot: stored once, answered 200, handled afterwards in each chat's order.
CREATE TABLE telegram.telegram_updates (
    bot_id      bigint      NOT NULL,
    update_id   bigint      NOT NULL,                     -- rises; a repeat of Telegram's delivery adds nothing
    chat_id     bigint      NOT NULL,                     -- the lane it is handled in; 0 where it has no chat
    payload     jsonb       NOT NULL,                     -- the update as it came
    state       text        NOT NULL DEFAULT 'pending',
    attempts    integer     NOT NULL DEFAULT 0,
    not_before  timestamptz NOT NULL DEFAULT '-infinity', -- next attempt
    error       text        NULL,                         -- why the last attempt failed, without secrets
    received_at timestamptz NOT NULL DEFAULT now(),
    handled_at  timestamptz NULL,                         -- when it was done or parked
    PRIMARY KEY (bot_id, update_id),
    CONSTRAINT telegram_updates_state CHECK (state IN ('pending', 'done', 'parked')),
    CONSTRAINT telegram_updates_handled CHECK ((state = 'pending') = (handled_at IS NULL))
);

CREATE INDEX telegram_updates_pending
    ON telegram.telegram_updates (bot_id, chat_id, update_id) WHERE state = 'pending';
