-- The queue of messages, one row per event, recipient and part. docs/queue-states.md draws its states.
CREATE TABLE telegram.telegram_notifications_queue (
    id                   bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- also the order within a chat
    recipient_type       text        NOT NULL,               -- client | user | chat (somebody not connected who wrote to the bot)
    recipient_id         uuid        NULL,                   -- client id or staff account id; null for chat
    message              text        NOT NULL,               -- the text, with markup as parse_mode says
    notification_type    text        NOT NULL,               -- name of the causing event, or direct_message, bot_answer, …
    reference_id         uuid        NULL,                   -- the ticket or invoice it is about
    sent                 boolean     NOT NULL DEFAULT false, -- Telegram accepted it
    sent_at              timestamptz NULL,                   -- when it did
    error                text        NULL,                   -- Telegram's last description, without secrets
    created_at           timestamptz NOT NULL DEFAULT now(),

    event_id             uuid        NULL,                   -- id of the causing event or request: a repeat adds no row
    part                 smallint    NOT NULL DEFAULT 0,     -- 0, 1, 2 … of a text that was split
    bot_id               bigint      NULL,                   -- null only where it was skipped for want of a link
    chat_id              bigint      NULL,                   -- as bot_id
    generation           bigint      NULL,                   -- the link's generation; null: not bound to a link
    state                text        NOT NULL,
    priority             smallint    NOT NULL DEFAULT 1,     -- 0 urgent, 1 normal, 2 bulk: between chats, never within one
    attempts             integer     NOT NULL DEFAULT 0,     -- attempts spent; waiting for a limit spends none
    resends              smallint    NOT NULL DEFAULT 0,     -- sent again after an unknown outcome
    possibly_duplicate   boolean     NOT NULL DEFAULT false, -- the recipient may see it twice
    not_before           timestamptz NOT NULL DEFAULT '-infinity', -- not sent earlier
    lease_holder         text        NULL,                   -- the process that sends it, for people
    lease_token          bigint      NULL,                   -- that process's fencing token
    lease_until          timestamptz NULL,                   -- afterwards its outcome counts as unknown
    telegram_message_id  bigint      NULL,                   -- the message in the chat
    error_code           integer     NULL,                   -- Telegram's last error code
    cause                text        NULL,                   -- stable code of why it is not sent
    version              integer     NOT NULL DEFAULT 0,     -- sequence of this row's events
    language             text        NOT NULL,               -- the text's language
    parse_mode           text        NULL,                   -- HTML, or null for plain text
    buttons              jsonb       NULL,                   -- inline_keyboard: rows of buttons as the Bot API names them
    disable_notification boolean     NOT NULL DEFAULT false, -- arrives without a sound
    protect_content      boolean     NOT NULL DEFAULT false, -- cannot be forwarded or saved
    traceparent          text        NULL,                   -- W3C trace context of the causing event
    updated_at           timestamptz NOT NULL DEFAULT now(),

    CONSTRAINT queue_state CHECK (state IN ('pending', 'sending', 'sent', 'failed', 'unknown', 'cancelled', 'skipped')),
    CONSTRAINT queue_sent CHECK (sent = (state = 'sent') AND (sent_at IS NOT NULL) = sent
        AND (telegram_message_id IS NULL OR sent)),
    CONSTRAINT queue_lease CHECK ((state = 'sending')
        = (lease_holder IS NOT NULL AND lease_token IS NOT NULL AND lease_until IS NOT NULL)
        AND (state = 'sending' OR lease_holder IS NULL AND lease_token IS NULL AND lease_until IS NULL)),
    CONSTRAINT queue_cause CHECK (cause IS NOT NULL OR state IN ('pending', 'sending', 'sent')),
    CONSTRAINT queue_target CHECK (state = 'skipped' OR bot_id IS NOT NULL AND chat_id IS NOT NULL),
    CONSTRAINT queue_recipient CHECK (recipient_type IN ('client', 'user') AND recipient_id IS NOT NULL
        OR recipient_type = 'chat' AND recipient_id IS NULL AND chat_id IS NOT NULL),
    CONSTRAINT queue_priority CHECK (priority BETWEEN 0 AND 2),
    CONSTRAINT queue_counts CHECK (attempts >= 0 AND resends >= 0 AND part >= 0 AND (possibly_duplicate OR resends = 0)),
    CONSTRAINT queue_message CHECK (message <> ''),
    CONSTRAINT queue_parse_mode CHECK (parse_mode IN ('HTML'))
) WITH (fillfactor = 80);

-- A repeat of an event changes nothing. Rows without an event (answers of the bot) are not bound by it.
CREATE UNIQUE INDEX queue_event_recipient_part
    ON telegram.telegram_notifications_queue (event_id, recipient_type, recipient_id, part);

-- A chat's next row: its oldest pending one. Holds pending rows only, however many were sent.
CREATE INDEX queue_pending_by_chat
    ON telegram.telegram_notifications_queue (bot_id, chat_id, id) WHERE state = 'pending';

-- Rows to cancel when a recipient's link ends.
CREATE INDEX queue_pending_by_recipient
    ON telegram.telegram_notifications_queue (recipient_type, recipient_id) WHERE state = 'pending';

-- Rows that a dead dispatcher left behind: at most what is in flight.
CREATE INDEX queue_sending
    ON telegram.telegram_notifications_queue (bot_id, lease_token) WHERE state = 'sending';

-- What staff look at and requeue by cause.
CREATE INDEX queue_unhappy
    ON telegram.telegram_notifications_queue (cause, id) WHERE state IN ('failed', 'unknown', 'cancelled', 'skipped');

-- What was told about a ticket or an invoice.
CREATE INDEX queue_reference
    ON telegram.telegram_notifications_queue (reference_id, id) WHERE reference_id IS NOT NULL;

-- A recipient's last deliveries.
CREATE INDEX queue_recipient
    ON telegram.telegram_notifications_queue (recipient_type, recipient_id, id) WHERE recipient_id IS NOT NULL;

-- The message that a person replied to.
CREATE INDEX queue_telegram_message
    ON telegram.telegram_notifications_queue (bot_id, chat_id, telegram_message_id) WHERE telegram_message_id IS NOT NULL;

-- One row per chat that was ever written to. A claim reads heads here, so that neither a chat with 100,000 rows
-- nor millions of sent ones slow it. Whoever adds, ends or revives a chat's rows holds this row's lock first: so ids
-- within a chat become visible in their order, and a head is never lost between two writers.
CREATE TABLE telegram.telegram_chats (
    bot_id        bigint      NOT NULL,
    chat_id       bigint      NOT NULL,
    head_id       bigint      NULL,                          -- the oldest unfinished queue row; null: nothing to send
    head_priority smallint    NULL,                          -- that row's priority
    next_at       timestamptz NOT NULL DEFAULT '-infinity',  -- when the head may leave: the later of its and the chat's not_before
    not_before    timestamptz NOT NULL DEFAULT '-infinity',  -- the chat's own: its rate, or Telegram's 429 for it
    scan_from     bigint      NOT NULL DEFAULT 0,            -- no pending row has a lower id: the search for the next head starts here
    busy          boolean     NOT NULL DEFAULT false,        -- the head is being sent
    PRIMARY KEY (bot_id, chat_id),
    CONSTRAINT telegram_chats_head CHECK ((head_id IS NULL) = (head_priority IS NULL))
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);

-- Heads that wait, urgent first, then by time.
CREATE INDEX telegram_chats_due
    ON telegram.telegram_chats (bot_id, head_priority, next_at) WHERE head_id IS NOT NULL AND NOT busy;

-- Chats with a head in flight.
CREATE INDEX telegram_chats_busy ON telegram.telegram_chats (bot_id, chat_id) WHERE busy;
