using ClientPortal.NotificationStore.Sql;
using ClientPortal.Postgres.Signals;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>Updates that could not be handled, for people.</summary>
public sealed class ParkedUpdates(NpgsqlDataSource database)
{
    /// <summary>In the order of their ids, without payloads.</summary>
    /// <param name="after">The former page's last id; 0 begins.</param>
    public async Task<IReadOnlyList<ParkedUpdate>> ListAsync(long botId, long after, int max, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(UpdateSql.Parked, botId, after, max);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<ParkedUpdate>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(Read(reader));
        }

        return found;
    }

    /// <summary>With its payload; null when no such update is parked.</summary>
    public async Task<ParkedUpdate?> FindAsync(long botId, long updateId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(UpdateSql.FindParked, botId, updateId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
    }

    /// <summary>Lets one be tried anew, ahead of what its chat has sent since. False when no such update is parked.</summary>
    public async Task<bool> RequeueAsync(long botId, long updateId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(UpdateSql.Requeue, botId, updateId);
        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
        {
            return false;
        }

        await connection.NotifyAsync(UpdateSql.WakeChannel, cancellationToken);
        return true;
    }

    private static ParkedUpdate Read(NpgsqlDataReader row) => new(
        UpdateId: row.GetInt64(0),
        ChatId: row.GetInt64(1),
        Attempts: row.GetInt32(2),
        Reason: row.StringOrNull(3),
        ReceivedAt: row.GetFieldValue<DateTimeOffset>(4),
        ParkedAt: row.GetFieldValue<DateTimeOffset>(5),
        Payload: row.StringOrNull(6));
}
