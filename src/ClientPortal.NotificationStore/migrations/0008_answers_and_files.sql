-- Messages that answer somebody, change an earlier message, or carry a file.
ALTER TABLE telegram.telegram_notifications_queue
    ADD COLUMN reply_to_message_id bigint NULL,  -- the message in the chat that it answers
    ADD COLUMN edit_message_id     bigint NULL,  -- the bot's message whose text and buttons it replaces
    ADD COLUMN document            jsonb  NULL,  -- {"attachment_id", "file_name", "size"} of a file in the portal; message is its caption
    ADD CONSTRAINT queue_form CHECK (edit_message_id IS NULL OR document IS NULL AND reply_to_message_id IS NULL);

-- An answer to an update goes out once, also to somebody who is nobody's recipient: the other unique index lets nulls repeat.
CREATE UNIQUE INDEX queue_event_chat_part
    ON telegram.telegram_notifications_queue (event_id, bot_id, chat_id, part) WHERE recipient_type = 'chat';
