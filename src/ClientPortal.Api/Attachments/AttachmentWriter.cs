using ClientPortal.Api.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace ClientPortal.Api.Attachments;

/// <summary>
/// Writes a file as it comes in, a chunk per row. Within a transaction (an upload with an Idempotency-Key, whose bytes have arrived by then) all of it
/// is part of that; else each statement borrows a connection for itself alone, so that a slow sender keeps none.
/// </summary>
internal sealed class AttachmentWriter(PortalDbContext db, TimeProvider time)
{
    // Index attachments_pending.
    private const string Begin = """
        insert into portal.attachments (id, uploaded_by, file_name, created_at)
        select {0}, {1}, {2}, {3}
        where (select count(*) from portal.attachments where uploaded_by = {1} and comment_id is null) < {4}
        """;

    private const string Append = "insert into portal.attachment_chunks (attachment_id, position, data) values ({0}, {1}, {2})";

    private const string Complete = "update portal.attachments set content_type = {1}, size = {2}, sha256 = {3}, completed_at = {4} where id = {0}";

    private const string DeletePending = "delete from portal.attachments where id = {0} and uploaded_by = {1} and comment_id is null";

    /// <summary>False when the account has too many files waiting already.</summary>
    public async Task<bool> BeginAsync(Guid id, Guid account, string fileName, CancellationToken cancellationToken) =>
        await ExecuteAsync(Begin, cancellationToken, id, account, fileName, time.GetUtcNow(), (long)AttachmentLimits.MaxPending) == 1;

    public Task AppendAsync(Guid id, int position, ArraySegment<byte> data, CancellationToken cancellationToken) =>
        ExecuteAsync(Append, cancellationToken, id, position, new NpgsqlParameter { Value = data, NpgsqlDbType = NpgsqlDbType.Bytea });

    public Task CompleteAsync(Guid id, string contentType, long size, byte[] sha256, CancellationToken cancellationToken) =>
        ExecuteAsync(Complete, cancellationToken, id, contentType, size, sha256, time.GetUtcNow());

    /// <summary>Takes back an upload that no comment has named yet.</summary>
    public async Task<bool> DeletePendingAsync(Guid id, Guid account, CancellationToken cancellationToken) =>
        await ExecuteAsync(DeletePending, cancellationToken, id, account) == 1;

    /// <summary>Takes back what a failed upload has left; a transaction does that by itself. What a crash leaves is swept later.</summary>
    public async Task AbandonAsync(Guid id, Guid account)
    {
        if (db.Database.CurrentTransaction is null)
        {
            await DeletePendingAsync(id, account, CancellationToken.None);
        }
    }

    private Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params object[] values) => db.Database.ExecuteSqlRawAsync(sql, values, cancellationToken);
}
