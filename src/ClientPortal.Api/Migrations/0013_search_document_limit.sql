-- A search document ends at 1 MB. Its size on disk, which the check looks at, is that of the compressed document, so one whose words
-- compress well came to that end all the same, and the ticket took no comment any more. Now it takes no more words instead.
create or replace function portal.index_ticket_text() returns trigger language plpgsql as $$
begin
    if pg_column_size(new.search) < 262144 then
        begin
            new.search := new.search || strip(to_tsvector('pg_catalog.russian', new.unindexed_text));
        exception when program_limit_exceeded then
            null; -- the document stays as it was
        end;
    end if;
    new.unindexed_text := null;
    return new;
end $$;
