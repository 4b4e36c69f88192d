-- Events that a consumer has handled, for consumers whose effect is not unique by itself.
-- Written in the transaction of the effect; old rows are removed.
CREATE TABLE {schema}.inbox (
    consumer    text        NOT NULL,
    event_id    uuid        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, event_id)
);

-- For the removal of old rows.
CREATE INDEX inbox_received_at ON {schema}.inbox USING brin (received_at);
