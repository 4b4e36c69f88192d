using ClientPortal.Messaging.Outbox;

namespace ClientPortal.NotificationStore;

/// <summary>The schema that this library owns.</summary>
public static class StoreSchema
{
    public const string Name = "telegram";

    /// <summary>The NOLOGIN role that owns and migrates it.</summary>
    public const string Owner = "telegram_owner";

    /// <summary>Wakes the relay of the schema's outbox.</summary>
    internal static string OutboxChannel { get; } = OutboxSql.Channel(Name);
}
