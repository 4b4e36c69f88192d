-- Invoices. A draft has no number and is seen by staff only.

create table portal.invoices (
    id         uuid primary key,                            -- version 7
    client_id  uuid not null references portal.clients (id),
    status     text not null check (status in ('draft', 'issued', 'overdue', 'paid', 'cancelled')),
    number     text unique,                                 -- 2026-000123, given at issue
    currency   text not null check (currency ~ '^[A-Z]{3}$'), -- ISO 4217
    net_total  numeric(19,4) not null check (net_total >= 0),
    tax_total  numeric(19,4) not null check (tax_total >= 0),
    total      numeric(19,4) not null check (total = net_total + tax_total),
    issue_date date,                                        -- in the company's time zone
    due_date   date not null,                               -- the last day on which payment is in time
    paid_on    date,
    cancellation_reason text,
    note       text,
    created_by uuid not null references portal.accounts (id),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version    bigint not null check (version > 0),         -- rises with every change; the event's sequence
    constraint number_at_issue check ((status = 'draft') = (number is null) and (number is null) = (issue_date is null)),
    constraint paid_on_day check ((status = 'paid') = (paid_on is not null)),
    constraint due_after_issue check (due_date >= issue_date)
);

-- Lists run newest first; ids are version 7, so the order by id is the order of creation.
create index invoices_by_status on portal.invoices (status, id);
create index invoices_of_client on portal.invoices (client_id, status, id);
create index invoices_by_due_date on portal.invoices (status, due_date, id);

create table portal.invoice_lines (
    invoice_id  uuid not null references portal.invoices (id) on delete cascade,
    position    integer not null check (position > 0),
    description text not null check (char_length(description) between 1 and 500),
    quantity    numeric(19,4) not null check (quantity > 0),
    unit_price  numeric(19,4) not null check (unit_price >= 0),
    tax_rate    numeric(5,2) not null check (tax_rate between 0 and 100), -- percent
    net         numeric(19,4) not null,                     -- quantity × price, rounded to the currency's minor unit
    tax         numeric(19,4) not null,                     -- net × rate, rounded likewise
    primary key (invoice_id, position)
);

-- The last number of each year. Issuing locks the year's row to its end, so a rollback gives its number back.
create table portal.invoice_numbers (
    year integer primary key,
    last bigint not null check (last > 0)
);

-- Who did what to an invoice, from what to what; one row per change.
create table portal.invoice_history (
    invoice_id  uuid not null references portal.invoices (id) on delete cascade,
    version     bigint not null,
    from_status text,                                       -- null: it came into being
    to_status   text not null,
    actor_id    uuid references portal.accounts (id),       -- null: the system
    actor_kind  text not null check (actor_kind in ('client', 'staff', 'system')),
    actor_name  text not null,
    via         text not null check (via in ('portal', 'telegram', 'system')),
    at          timestamptz not null,
    primary key (invoice_id, version)
);
