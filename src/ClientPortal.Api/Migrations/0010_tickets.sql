-- Tickets, their conversation and their history.

-- The numbers that people use. A refused or rolled back ticket leaves a gap; only invoices must not have any.
create sequence portal.ticket_numbers as bigint start with 1001;

create table portal.tickets (
    id                uuid primary key,                     -- version 7
    number            bigint not null unique,
    client_id         uuid not null references portal.clients (id),
    title             text not null check (char_length(title) between 1 and 200),
    status            text not null check (status in ('new', 'in_progress', 'waiting_for_client', 'resolved', 'closed')),
    priority          smallint not null check (priority between 0 and 3), -- low, normal, high, urgent: a number, so that it sorts
    assignee_id       uuid references portal.accounts (id),  -- staff account, or nobody
    follow_up_of      uuid references portal.tickets (id),   -- the closed ticket that this one goes on with
    created_by        uuid not null references portal.accounts (id),
    created_at        timestamptz not null,
    updated_at        timestamptz not null,                 -- any change
    public_updated_at timestamptz not null,                 -- changes that the client may know of: not internal notes
    resolved_at       timestamptz,                          -- since when it stands as resolved
    version           bigint not null check (version > 0),  -- rises with every event; the event's sequence
    public_version    bigint not null check (public_version between 1 and version), -- the client's view of the version
    unindexed_text    text,                                 -- text on its way into the search document, see the trigger
    search            tsvector not null default ''::tsvector, -- number, title, opening text and public comments
    constraint resolved_since check ((status = 'resolved') = (resolved_at is not null))
);

-- Each list in each order is an index walk: the list query merges one branch per status (TicketListQuery.cs). Without an index of its own a
-- filtered list would walk through all that the filter leaves out, which may be every closed ticket.
-- Numbers are given at opening, so the order by number is the order of opening too.
create index tickets_by_update on portal.tickets (status, updated_at, id);
create index tickets_by_number on portal.tickets (status, number);
create index tickets_by_priority on portal.tickets (status, priority, updated_at, id);
create index tickets_of_assignee_by_update on portal.tickets (assignee_id, status, updated_at, id) where assignee_id is not null;
create index tickets_of_assignee_by_number on portal.tickets (assignee_id, status, number) where assignee_id is not null;
create index tickets_of_assignee_by_priority on portal.tickets (assignee_id, status, priority, updated_at, id) where assignee_id is not null;
-- "is null" gives no order over a plain index, a partial one does.
create index tickets_unassigned_by_update on portal.tickets (status, updated_at, id) where assignee_id is null;
create index tickets_unassigned_by_number on portal.tickets (status, number) where assignee_id is null;
create index tickets_unassigned_by_priority on portal.tickets (status, priority, updated_at, id) where assignee_id is null;
-- A client's tickets are few enough to be sorted by priority. The client itself sees the order of public updates.
create index tickets_of_client_by_update on portal.tickets (client_id, status, updated_at, id);
create index tickets_of_client_by_public_update on portal.tickets (client_id, status, public_updated_at, id);
create index tickets_of_client_by_number on portal.tickets (client_id, status, number);
create index tickets_to_close on portal.tickets (resolved_at) where status = 'resolved';
-- Batches of new entries are merged in small steps, so that no single comment pays for many.
create index tickets_search on portal.tickets using gin (search) with (gin_pending_list_limit = 512);

-- Word frequencies decide between the index and a walk; the default's hundred are too few for a language.
alter table portal.tickets alter column search set statistics 1000;

-- New text joins the search document in the same row version as the change that brought it. 'russian' stems Latin words as English.
-- A document that is very long already takes no more: a tsvector ends at 1 MB.
create function portal.index_ticket_text() returns trigger language plpgsql as $$
begin
    if pg_column_size(new.search) < 262144 then
        new.search := new.search || strip(to_tsvector('pg_catalog.russian', new.unindexed_text));
    end if;
    new.unindexed_text := null;
    return new;
end $$;

create trigger tickets_index_text before insert or update on portal.tickets
    for each row when (new.unindexed_text is not null) execute function portal.index_ticket_text();

-- The conversation. The opening text is its first entry.
create table portal.ticket_comments (
    id          uuid primary key,                           -- version 7
    ticket_id   uuid not null references portal.tickets (id),
    version     bigint not null,                            -- the ticket's version that it made; the order of the conversation
    author_id   uuid not null references portal.accounts (id),
    author_kind text not null check (author_kind in ('client', 'staff')),
    author_name text not null,                              -- as it was then
    via         text not null check (via in ('portal', 'telegram')),
    internal    boolean not null,                           -- a note: staff only
    body        text not null check (char_length(body) between 1 and 20000),
    created_at  timestamptz not null,
    unique (ticket_id, version)
);

-- Who changed what, from what to what; one row per event.
create table portal.ticket_history (
    ticket_id  uuid not null references portal.tickets (id),
    version    bigint not null,                             -- the event's sequence
    action     text not null check (action in ('opened', 'commented', 'noted', 'status_changed', 'assigned', 'priority_changed')),
    from_value text,                                        -- status, priority, or the assignee's name then
    to_value   text,
    comment_id uuid references portal.ticket_comments (id), -- of opened, commented and noted
    internal   boolean not null,                            -- never shown to the client
    actor_id   uuid references portal.accounts (id),        -- null: the system
    actor_kind text not null check (actor_kind in ('client', 'staff', 'system')),
    actor_name text not null,
    via        text not null check (via in ('portal', 'telegram', 'system')),
    at         timestamptz not null,
    primary key (ticket_id, version)
);
