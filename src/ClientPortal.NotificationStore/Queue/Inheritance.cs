using ClientPortal.NotificationStore.Sql;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>What a dispatcher that has taken over inherits besides the rows: places taken in limits, and waits.</summary>
public sealed class Inheritance(NpgsqlDataSource database)
{
    /// <summary>What groups got within the last minute, as far as their limit can be concerned.</summary>
    /// <param name="perMinute">The limit: of each group no more are of interest.</param>
    public async Task<IReadOnlyList<GroupSend>> RecentGroupSendsAsync(long botId, int perMinute, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(TakeOverSql.RecentGroupSends, botId, perMinute);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var sends = new List<GroupSend>();
        while (await reader.ReadAsync(cancellationToken))
        {
            sends.Add(new GroupSend(reader.GetInt64(0), reader.GetTimeSpan(1)));
        }

        return sends;
    }

    /// <summary>
    /// Shortens waits that end later than the longest one could: they were written under a clock that has been set back since, and
    /// would hold their chats for as long as that. One that was cut too short costs another 429. Answers how many chats; the bot's
    /// own silence is shortened as well.
    /// </summary>
    /// <param name="now">By the clock that the waits are going to be compared with.</param>
    /// <param name="longestBackoff">The longest delay between two attempts; what Telegram asked for is known here.</param>
    public async Task<int> ShortenWaitsAsync(
        DispatcherLease lease, DateTimeOffset now, TimeSpan longestBackoff, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var utc = now.ToUniversalTime();
        var far = new List<long>();
        await using (var lockFar = connection.Command(TakeOverSql.LockFar, lease.BotId, lease.Token, utc, longestBackoff))
        await using (var reader = await lockFar.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                far.Add(reader.GetInt64(0));
            }
        }

        await using var batch = new NpgsqlBatch(connection)
            .With(TakeOverSql.ShortenHeads, lease.BotId, far.ToArray(), utc, longestBackoff)
            .With(TakeOverSql.ShortenChats, lease.BotId, far.ToArray(), utc)
            .With(TakeOverSql.ShortenSilence, lease.BotId, lease.Token, utc);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return far.Count;
    }
}
