using ClientPortal.NotificationStore.Sql;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>The statements of one claim and their result sets.</summary>
internal static class ClaimBatch
{
    public static void Add(NpgsqlBatch batch, DispatcherLease lease, int max, DateTimeOffset now, TimeSpan leaseFor) => batch
        .With(DeliverySql.Fence, lease.BotId, lease.Token)
        .With(DeliverySql.Claim, lease.BotId, lease.Token, now.ToUniversalTime(), max, (now + leaseFor).ToUniversalTime(), lease.Holder)
        .With(ChatSql.Advance, lease.BotId)
        .With(DeliverySql.NextDue, lease.BotId);

    /// <summary>Result sets: the fence, the claimed rows, the next due time.</summary>
    public static async Task<ClaimResult> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var holds = await reader.ReadAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var claimed = new List<ClaimedNotification>();
        while (await reader.ReadAsync(cancellationToken))
        {
            claimed.Add(ClaimedRow.Read(reader));
        }

        await reader.NextResultAsync(cancellationToken);
        var nextDue = await reader.ReadAsync(cancellationToken) ? reader.TimeOrNull(0) : null;
        return holds ? new ClaimResult(Refused: false, claimed, nextDue) : ClaimResult.RefusedResult;
    }
}
