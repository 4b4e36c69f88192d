-- Files. Uploaded first, then named by the ticket or comment that they belong to.

create table portal.attachments (
    id           uuid primary key,                          -- version 7
    comment_id   uuid references portal.ticket_comments (id) deferrable initially deferred, -- claimed first, then written; null until a ticket's opening, comment or note names it
    uploaded_by  uuid not null references portal.accounts (id),
    file_name    text not null check (char_length(file_name) between 1 and 200),
    content_type text,                                      -- found in the content
    size         bigint not null default 0 check (size between 0 and 20971520), -- bytes
    sha256       bytea check (octet_length(sha256) = 32),
    created_at   timestamptz not null,
    completed_at timestamptz,                               -- null while bytes are still coming
    constraint complete_with_facts check ((completed_at is null) = (content_type is null) and (completed_at is null) = (sha256 is null)),
    constraint attached_when_complete check (comment_id is null or completed_at is not null)
);

create index attachments_of_comment on portal.attachments (comment_id) where comment_id is not null;
-- Uploads without a comment: counted per uploader, swept after a day.
create index attachments_pending on portal.attachments (uploaded_by, created_at) where comment_id is null;
create index attachments_to_sweep on portal.attachments (created_at) where comment_id is null;

create table portal.attachment_chunks (
    attachment_id uuid not null references portal.attachments (id) on delete cascade,
    position      integer not null check (position >= 0),
    data          bytea not null check (octet_length(data) between 1 and 262144),
    primary key (attachment_id, position)
);

-- Files are mostly compressed already; out of line without another try is faster to write and to read.
alter table portal.attachment_chunks alter column data set storage external;
