-- Events that this schema's transactions have caused and the broker has not confirmed yet.
-- A row is deleted as soon as its publication is confirmed, so the table is short unless the broker is away.
CREATE TABLE {schema}.outbox (
    -- Order of insertion. Transactions commit in another order, so it is no cursor: see OutboxTable.
    position     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- CloudEvents id, AMQP message_id, and the key by which readers recognise a repeat.
    event_id     uuid        NOT NULL,
    -- CloudEvents type and routing key.
    type         text        NOT NULL CHECK (type <> ''),
    -- What the event is about; events of one subject leave in order.
    subject      text        NOT NULL CHECK (subject <> ''),
    -- The subject's version, raised under its row's lock.
    sequence     bigint      NOT NULL,
    occurred_at  timestamptz NOT NULL,
    -- The JSON as it is sent, byte for byte: hence text, not jsonb.
    body         text        NOT NULL,
    -- W3C trace context of the cause, if it was traced.
    trace_parent text,
    -- Age of the oldest row = the relay's lag.
    stored_at    timestamptz NOT NULL DEFAULT clock_timestamp()
) WITH (
    -- Every row dies young: vacuum by the number of dead rows, not by a share of the table.
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_insert_scale_factor = 0
);

-- One wake-up for a statement, delivered when its transaction commits.
CREATE FUNCTION {schema}.outbox_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('{schema}_outbox', '');
    RETURN NULL;
END $$;

CREATE TRIGGER outbox_notify AFTER INSERT ON {schema}.outbox
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.outbox_notify();
