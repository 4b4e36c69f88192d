-- What the bot asked a person for and waits to hear. One row per chat: a new dialog takes the place of the one before.
CREATE TABLE telegram.dialogs (
    bot_id      bigint      NOT NULL,
    chat_id     bigint      NOT NULL,                -- a private chat: its person
    account_id  uuid        NOT NULL,                -- the portal account it was begun as; with another one it means nothing
    step        text        NOT NULL,                -- what the next message is
    ticket_id   uuid        NULL,                    -- the ticket that is answered, or that a new one goes on with
    subject     text        NULL,                    -- of a new ticket, once it is said
    draft       text        NULL,                    -- text that waits for a button
    attachments uuid[]      NOT NULL DEFAULT '{}',   -- the draft's files, uploaded already
    changed_by  bigint      NOT NULL,                -- the update that led here: a repeat of it does not lead on
    ends_at     timestamptz NOT NULL,                -- ends by itself
    PRIMARY KEY (bot_id, chat_id),
    CONSTRAINT dialogs_step CHECK (step IN ('answer', 'subject', 'text', 'follow_up', 'ended')),
    CONSTRAINT dialogs_ticket CHECK (step NOT IN ('answer', 'follow_up') OR ticket_id IS NOT NULL),
    CONSTRAINT dialogs_subject CHECK (step <> 'text' OR subject IS NOT NULL)
);
