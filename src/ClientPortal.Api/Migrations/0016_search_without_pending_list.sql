-- New entries go into the word index at once. Its pending list was read through by each search, and emptied by whichever comment filled it, which had to
-- wait for the work of all that came before.
alter index portal.tickets_search_by_status set (fastupdate = off);
alter index portal.tickets_search_by_status reset (gin_pending_list_limit);
select gin_clean_pending_list('portal.tickets_search_by_status');
