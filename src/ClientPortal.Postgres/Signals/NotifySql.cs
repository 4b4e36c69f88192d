using Npgsql;

namespace ClientPortal.Postgres.Signals;

/// <summary>
/// Sending notifications after a commit. A transaction that notifies holds a lock of the whole server while its commit is
/// flushed, so nothing that writes should notify: what it wrote is committed first, and a transaction of its own, which flushes
/// nothing, notifies then. A process that dies between the two only delays: whoever waits also looks by himself now and then.
/// </summary>
public static class NotifySql
{
    /// <summary>
    /// Session setting of services that notify after their commits; triggers then leave it to them. As an option of the
    /// connection string, so that it holds for each session.
    /// </summary>
    internal const string SessionOption = "-c clientportal.notifies_after_commit=on";

    /// <summary>$1 channel.</summary>
    private const string Notify = "SELECT pg_notify($1, '')";

    /// <summary>
    /// Ends the batch's implicit transaction with the commands so far and notifies behind it, in the same round trip. For a
    /// batch outside of an explicit transaction; within one it still notifies, with that one's commit.
    /// </summary>
    public static NpgsqlBatch ThenNotify(this NpgsqlBatch batch, string channel)
    {
        ArgumentNullException.ThrowIfNull(batch);
        batch.BatchCommands[^1].AppendErrorBarrier = true;
        var notify = new NpgsqlBatchCommand(Notify);
        notify.Parameters.Add(new() { Value = channel });
        batch.BatchCommands.Add(notify);
        return batch;
    }

    /// <summary>Notifies after the connection's transaction was committed. Never fails: what was committed stands all the same.</summary>
    public static async Task NotifyAsync(this NpgsqlConnection connection, string channel, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = new NpgsqlCommand(Notify, connection);
            command.Parameters.Add(new() { Value = channel });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException)
        {
            // The server or the caller is gone. The slow look of whoever waits makes up for it.
        }
    }
}
