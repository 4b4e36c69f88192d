using ClientPortal.NotificationStore.Sql;
using ClientPortal.Postgres.Leases;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>
/// Telegram's updates: stored once by whoever receives them, handled by the holder of a lease. What a former holder still writes is refused
/// by its fencing token; those methods answer false then.
/// </summary>
public sealed class UpdateStore(NpgsqlDataSource database)
{
    /// <summary>Is notified when there are updates to handle.</summary>
    public const string WakeChannel = UpdateSql.WakeChannel;

    /// <summary>Stores updates in one statement; those that are there already are left as they are.</summary>
    /// <returns>How many of the new ones are to be handled: notify <see cref="WakeChannel"/> if any.</returns>
    public async Task<int> InsertAsync(long botId, IReadOnlyList<NewUpdate> updates, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(
            UpdateSql.Insert,
            botId,
            updates.Select(update => update.UpdateId).ToArray(),
            updates.Select(update => update.ChatId).ToArray(),
            updates.Select(update => update.Payload).ToArray(),
            updates.Select(update => update.Skipped).ToArray(),
            updates.Select(update => update.Note).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (int)reader.GetInt64(1);
    }

    /// <summary>The oldest pending updates of several chats, chat by chat, each in its order. Only chats whose first one is due.</summary>
    /// <param name="afterChatId">Begins behind this chat, so that in turn every chat is first.</param>
    /// <param name="inWork">Chats to leave out.</param>
    /// <param name="maxChats">Most chats.</param>
    /// <param name="maxOfChat">Most updates of one chat.</param>
    public async Task<IReadOnlyList<PendingUpdate>> TakeAsync(
        long botId, long afterChatId, IReadOnlyCollection<long> inWork, int maxChats, int maxOfChat, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(UpdateSql.Take, botId, afterChatId, inWork.ToArray(), maxChats, maxOfChat);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var taken = new List<PendingUpdate>();
        while (await reader.ReadAsync(cancellationToken))
        {
            taken.Add(new PendingUpdate(
                ChatId: reader.GetInt64(0),
                UpdateId: reader.GetInt64(1),
                Payload: reader.GetString(2),
                Attempts: reader.GetInt32(3),
                Note: reader.StringOrNull(4),
                Age: reader.GetTimeSpan(5)));
        }

        return taken;
    }

    public Task<bool> DoneAsync(long botId, HeldLease lease, IReadOnlyList<long> updateIds, CancellationToken cancellationToken) =>
        FencedAsync(UpdateSql.Done, cancellationToken, botId, updateIds.ToArray(), lease.Name, lease.Token);

    /// <summary>Tries these again after a pause; their chat waits with them.</summary>
    /// <param name="attempts">Spent so far.</param>
    public Task<bool> PostponeAsync(
        long botId, HeldLease lease, IReadOnlyList<long> updateIds, int attempts, TimeSpan pause, string reason, CancellationToken cancellationToken) =>
        FencedAsync(UpdateSql.Postpone, cancellationToken, botId, updateIds.ToArray(), lease.Name, lease.Token, attempts, pause, reason);

    /// <summary>Lays these aside for a person; their chat goes on.</summary>
    public Task<bool> ParkAsync(
        long botId, HeldLease lease, IReadOnlyList<long> updateIds, int attempts, string reason, CancellationToken cancellationToken) =>
        FencedAsync(UpdateSql.Park, cancellationToken, botId, updateIds.ToArray(), lease.Name, lease.Token, attempts, reason);

    public async Task<UpdateDepth> MeasureAsync(long botId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(UpdateSql.Depth, botId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new UpdateDepth(reader.GetInt64(0), reader.GetInt64(1), reader.IsDBNull(2) ? TimeSpan.Zero : reader.GetTimeSpan(2));
    }

    /// <summary>Removes handled updates that are old, one page of them; safe from several processes at once.</summary>
    /// <param name="after">The former page's last id; 0 begins.</param>
    /// <param name="keep">Since they were handled. Longer than Telegram repeats one, which is a day.</param>
    public async Task<RetentionPage> RemoveAsync(long botId, long after, int max, TimeSpan keep, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(UpdateSql.RemovePage, botId, after, max, keep);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new RetentionPage(reader.Int64OrNull(0) ?? after, More: reader.GetBoolean(1), (int)reader.GetInt64(2));
    }

    private async Task<bool> FencedAsync(string statement, CancellationToken cancellationToken, params object?[] parameters)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(statement, parameters);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }
}
