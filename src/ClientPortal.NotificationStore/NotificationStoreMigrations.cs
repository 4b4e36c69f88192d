using ClientPortal.Postgres.Migrations;

namespace ClientPortal.NotificationStore;

/// <summary>Schema <c>telegram</c>'s own tables.</summary>
public static class NotificationStoreMigrations
{
    /// <summary>Links, preferences, the queue, updates. Leases, outbox and inbox come from their libraries' sets.</summary>
    public static MigrationSet Set { get; } = new("notification-store", typeof(NotificationStoreMigrations).Assembly);
}
