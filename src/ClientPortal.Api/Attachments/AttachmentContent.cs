using Npgsql;

namespace ClientPortal.Api.Attachments;

/// <summary>
/// The bytes of files that were stored, a chunk per row. Each statement borrows a connection for itself alone: a slow reader keeps none.
/// </summary>
internal sealed class AttachmentContent(NpgsqlDataSource dataSource)
{
    private const string ReadChunk = "select data from portal.attachment_chunks where attachment_id = $1 and position = $2";

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

    public async Task<int> SweepAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        await using var command = Command(Sweep, before, limit);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

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
