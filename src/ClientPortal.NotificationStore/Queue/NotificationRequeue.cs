using ClientPortal.NotificationStore.Sql;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>Gives messages that rest unsent another chance.</summary>
public sealed class NotificationRequeue(NpgsqlDataSource database)
{
    private const int PageSize = 1000;

    /// <summary>
    /// Sets failed, unknown, cancelled and skipped rows back to pending, to the chat that their recipient has now and with fresh
    /// attempts. Rows of recipients who still cannot be reached, or who switched off, paused or muted such messages, stay as they are. Answers how many were set back.
    /// </summary>
    public async Task<int> RequeueAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var requeued = await ReviveAsync(connection, await FindAsync(connection, ids, cancellationToken), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return requeued;
    }

    /// <summary>As above for the rows with this cause, oldest first, until <paramref name="max"/> were set back or none is left.</summary>
    public async Task<int> RequeueByCauseAsync(string cause, int max, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var rows = new List<(long Id, ChatTarget Target)>();
        long[] page;
        // Rows that have to stay must not keep younger ones from their turn.
        for (var after = 0L; rows.Count < max; after = page[^1])
        {
            page = await FindByCauseAsync(connection, cause, after, cancellationToken);
            if (page.Length == 0)
            {
                break;
            }

            rows.AddRange((await FindAsync(connection, page, cancellationToken)).Take(max - rows.Count));
        }

        var requeued = await ReviveAsync(connection, rows, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return requeued;
    }

    /// <summary>Which of these resting rows would stay as they are, each with the cause that stands in its way now; one of <see cref="NotificationCauses"/>.</summary>
    public async Task<IReadOnlyDictionary<long, string>> ObstaclesAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        var obstacles = new Dictionary<long, string>();
        if (ids.Count == 0)
        {
            return obstacles;
        }

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(RequeueSql.Obstacles, ids.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            obstacles[reader.GetInt64(0)] = reader.GetString(1);
        }

        return obstacles;
    }

    private static async Task<int> ReviveAsync(
        NpgsqlConnection connection, List<(long Id, ChatTarget Target)> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return 0;
        }

        var found = rows.Select(r => r.Id).ToArray();
        var bots = rows.Select(r => r.Target.BotId).ToArray();
        var chats = rows.Select(r => r.Target.ChatId).ToArray();
        await using var batch = new NpgsqlBatch(connection)
            .With(ChatSql.LockOrCreate, bots, chats)
            .With(RequeueSql.Revive, found, bots, chats, rows.Select(r => r.Target.Generation).ToArray())
            .With(RequeueSql.Rewind, found, bots, chats);
        foreach (var bot in bots.Distinct())
        {
            batch.With(ChatSql.Advance, bot);
        }

        batch.With(RequeueSql.Wake, bots);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var revived = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            revived++;
        }

        await reader.ReadToEndAsync(cancellationToken);
        return revived;
    }

    private static async Task<long[]> FindByCauseAsync(NpgsqlConnection connection, string cause, long after, CancellationToken cancellationToken)
    {
        var ids = new List<long>(PageSize);
        await using var command = connection.Command(RequeueSql.FindByCause, cause, after, PageSize);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            ids.Add(reader.GetInt64(0));
        }

        return [.. ids];
    }

    private static async Task<List<(long Id, ChatTarget Target)>> FindAsync(
        NpgsqlConnection connection, IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        var rows = new List<(long, ChatTarget)>();
        await using var command = connection.Command(RequeueSql.Find, ids.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add((reader.GetInt64(0), new ChatTarget(reader.GetInt64(1), reader.GetInt64(2), reader.Int64OrNull(3))));
        }

        return rows;
    }
}
