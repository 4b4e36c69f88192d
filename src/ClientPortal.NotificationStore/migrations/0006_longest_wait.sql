-- What a dispatcher that takes over believes of the waits that its predecessor left: none is longer than this.
ALTER TABLE telegram.telegram_bots
    ADD COLUMN longest_wait interval NOT NULL DEFAULT '0'; -- the longest that Telegram ever asked for by a 429
