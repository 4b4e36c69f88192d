using Npgsql;
using NpgsqlTypes;

namespace ClientPortal.Api.Attachments;

/// <summary>
/// The bytes of files, a chunk per row. Each statement borrows a connection for itself alone: a slow sender or reader keeps none.
/// </summary>
internal sealed class AttachmentContent(NpgsqlDataSource dataSource, TimeProvider time)
{
    // Index attachments_pending.
    private const string Begin = """
        insert into portal.attachments (id, uploaded_by, file_name, created_at)
        select $1, $2, $3, $4
        where (select count(*) from portal.attachments where uploaded_by = $2 and comment_id is null) < $5
        """;

    private const string Append = "insert into portal.attachment_chunks (attachment_id, position, data) values ($1, $2, $3)";

    private const string Complete = "update portal.attachments set content_type = $2, size = $3, sha256 = $4, completed_at = $5 where id = $1";

    private const string ReadChunk = "select data from portal.attachment_chunks where attachment_id = $1 and position = $2";

    private const string DeletePending = "delete from portal.attachments where id = $1 and uploaded_by = $2 and comment_id is null";

    // A client sees files of its own tickets' public texts, staff those of all texts, and everybody his own uploads that wait for a text.
    private const string Find = """
        select a.file_name, a.content_type, a.size
        from portal.attachments a
        left join portal.ticket_comments c on c.id = a.comment_id
        left join portal.tickets t on t.id = c.ticket_id
        where a.id = $1 and a.completed_at is not null
          and case when a.comment_id is null then a.uploaded_by = $2 else $3 or (t.client_id = $4 and not c.internal) end
        """;

    // Index attachments_to_sweep. What a comment is claiming right now is locked and passed by.
    private const string Sweep = """
        delete from portal.attachments where id in (
            select id from portal.attachments where comment_id is null and created_at < $1 order by created_at limit $2 for update skip locked)
        """;

    /// <summary>False when the account has too many files waiting already.</summary>
    public async Task<bool> BeginAsync(Guid id, Guid account, string fileName, CancellationToken cancellationToken) =>
        await ExecuteAsync(Begin, cancellationToken, id, account, fileName, time.GetUtcNow(), (long)AttachmentLimits.MaxPending) == 1;

    public async Task AppendAsync(Guid id, int position, ArraySegment<byte> data, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(Append);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = position });
        command.Parameters.Add(new() { Value = data, NpgsqlDbType = NpgsqlDbType.Bytea });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public Task CompleteAsync(Guid id, string contentType, long size, byte[] sha256, CancellationToken cancellationToken) =>
        ExecuteAsync(Complete, cancellationToken, id, contentType, size, sha256, time.GetUtcNow());

    /// <summary>Takes back an upload that no comment has named yet.</summary>
    public async Task<bool> DeletePendingAsync(Guid id, Guid account, CancellationToken cancellationToken) =>
        await ExecuteAsync(DeletePending, cancellationToken, id, account) == 1;

    public Task<int> SweepAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) => ExecuteAsync(Sweep, cancellationToken, before, limit);

    /// <summary>Null when there is no such file for this reader.</summary>
    /// <param name="client">The reader's company; null for staff.</param>
    public async Task<(string FileName, string ContentType, long Size)?> FindAsync(Guid id, Guid account, Guid? client, CancellationToken cancellationToken)
    {
        await using var command = Command(Find, id, account, client is null, client ?? Guid.Empty);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetString(0), reader.GetString(1), reader.GetInt64(2)) : null;
    }

    public async Task<byte[]?> ReadChunkAsync(Guid id, int position, CancellationToken cancellationToken)
    {
        await using var command = Command(ReadChunk, id, position);
        return (byte[]?)await command.ExecuteScalarAsync(cancellationToken);
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = dataSource.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }
}
