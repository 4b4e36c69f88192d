using ClientPortal.Postgres.Signals;
using Npgsql;

namespace ClientPortal.NotificationStore.Sql;

/// <summary>
/// The end of a batch's answer. A batch commits behind its last row, so what was read is true only once the end is read too. It has
/// to be read before the reader is disposed of, which would swallow a time-out of the commit.
/// </summary>
internal static class BatchEnd
{
    /// <summary>Reads on to the end. Throws what the rest of the batch or its commit throws.</summary>
    public static async Task ReadToEndAsync(this NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        while (await reader.NextResultAsync(cancellationToken))
        {
            // Nobody asks for these rows.
        }
    }

    /// <summary>
    /// The same for a batch that <see cref="NotifySql.ThenNotify"/> closed. A notification that the server refuses, as when its queue
    /// is full (54000), comes after the commit and undoes nothing: the slow look of whoever waits makes up for it. The services'
    /// connections let an error name its command; without that it is thrown.
    /// </summary>
    public static async Task ReadToEndAsync(this NpgsqlDataReader reader, NpgsqlBatch notifying, CancellationToken cancellationToken)
    {
        try
        {
            await reader.ReadToEndAsync(cancellationToken);
        }
        catch (PostgresException exception) when (ReferenceEquals(exception.BatchCommand, notifying.BatchCommands[^1]))
        {
            // What was recorded is committed.
        }
    }
}
