using ClientPortal.Postgres.Migrations;

namespace ClientPortal.Messaging;

/// <summary>The tables <c>outbox</c> and <c>inbox</c>, made in the service's own schema.</summary>
public static class MessagingMigrations
{
    public static MigrationSet Set { get; } = new("messaging", typeof(MessagingMigrations).Assembly);
}
