using ClientPortal.NotificationStore;
using ClientPortal.Postgres;

namespace ClientPortal.Notifications.Telling;

/// <summary>Queues the rows of events: those of one event together, those of a moment with one statement.</summary>
internal sealed class QueueWriter(NotificationQueue queue)
{
    private const int MostEventsAtOnce = 50;

    private readonly GroupCommit<IReadOnlyList<NewNotification>, EnqueueResult> _inserts =
        new((events, cancellationToken) => queue.EnqueueAsync([.. events.SelectMany(rows => rows)], cancellationToken), MostEventsAtOnce);

    /// <summary>Returns when the event's rows stand in the queue for good.</summary>
    public Task WriteAsync(IReadOnlyList<NewNotification> rows, CancellationToken cancellationToken) =>
        rows.Count == 0 ? Task.CompletedTask : _inserts.WriteAsync(rows, cancellationToken);
}
