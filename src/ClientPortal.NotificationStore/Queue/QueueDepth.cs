using ClientPortal.NotificationStore.Sql;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>How full the queue is.</summary>
/// <param name="Pending">Messages that wait.</param>
/// <param name="Sending">Messages under way.</param>
/// <param name="Unsent">Messages that rest unsent, by cause.</param>
/// <param name="OldestPendingAt">When the oldest message that is its chat's next was written; null when nothing waits.</param>
/// <param name="OldestDueAge">How long the longest-waiting message could have left already, or its holder has kept it beyond its lease; zero when there is none.</param>
public sealed record QueueDepth(
    long Pending,
    long Sending,
    IReadOnlyDictionary<string, long> Unsent,
    DateTimeOffset? OldestPendingAt,
    TimeSpan OldestDueAge);

/// <summary>Measures the queue.</summary>
public sealed class QueueMeter(NpgsqlDataSource database)
{
    /// <summary>Counts over partial indexes: what was sent costs nothing, however much there is.</summary>
    /// <param name="now">By the clock that waits are compared with: the dispatcher's, or this process's where another one sends.</param>
    /// <param name="claimDuration">How long a claimed message belongs to its claimer.</param>
    public async Task<QueueDepth> MeasureAsync(DateTimeOffset now, TimeSpan claimDuration, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
            .With(DepthSql.Waiting, now.ToUniversalTime(), claimDuration)
            .With(DepthSql.Unsent);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var (pending, sending) = (reader.GetInt64(0), reader.GetInt64(1));
        var oldest = reader.TimeOrNull(2);
        var dueAge = reader.IsDBNull(3) || reader.GetTimeSpan(3) < TimeSpan.Zero ? TimeSpan.Zero : reader.GetTimeSpan(3);
        await reader.NextResultAsync(cancellationToken);
        var unsent = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            unsent.Add(reader.GetString(0), reader.GetInt64(1));
        }

        return new QueueDepth(pending, sending, unsent, oldest, dueAge);
    }
}
