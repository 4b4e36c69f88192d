using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ClientPortal.Messaging.Inbox;

/// <summary>Removes ids of events that nobody will repeat any more.</summary>
internal sealed class InboxCleaner(EventInbox inbox, NpgsqlDataSource database, TimeProvider time, ILogger<InboxCleaner> logger) : BackgroundService
{
    /// <summary>Longer than any message stays parked before somebody replays it, within reason.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    internal async Task<int> CleanAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"DELETE FROM {inbox.Schema}.inbox WHERE received_at < now() - @kept");
        command.Parameters.AddWithValue("kept", Kept);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CleanAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.InboxNotCleaned(exception);
            }
        }
    }
}
