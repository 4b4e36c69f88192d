-- Most tickets are closed and most searches are not for them. The word index knows the status as one more word, which no text can have, so that
-- the hits of other statuses are not read from the table only to be dropped.
create index tickets_search_by_status on portal.tickets using gin ((search || array_to_tsvector(array['=' || status]))) with (gin_pending_list_limit = 512);
drop index portal.tickets_search;

-- The status must still fit into a document that is full.
create or replace function portal.index_ticket_text() returns trigger language plpgsql as $$
declare
    document tsvector;
begin
    if pg_column_size(new.search) < 262144 then
        begin
            document := new.search || strip(to_tsvector('pg_catalog.russian', new.unindexed_text));
            perform document || array_to_tsvector(array['=' || repeat('x', 40)]);
            new.search := document;
        exception when program_limit_exceeded then
            null; -- the document stays as it was
        end;
    end if;
    new.unindexed_text := null;
    return new;
end $$;
