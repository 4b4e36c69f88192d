using ClientPortal.Contracts;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Tests.Delivery;

/// <summary>Claimed rows for tests without a database.</summary>
internal static class Rows
{
    public static ClaimedNotification Claimed(long id) => new(
        id,
        new RecipientSnapshot(RecipientType.Client, Guid.CreateVersion7()),
        "ticket.created",
        ReferenceId: null,
        EventId: null,
        Part: 0,
        BotId: 1,
        ChatId: 1,
        Generation: 1,
        "Hello",
        IsHtml: false,
        ButtonsJson: null,
        "en",
        NotificationPriority.Normal,
        Attempts: 0,
        Resends: 0,
        PossiblyDuplicate: false,
        Version: 1,
        DisableNotification: false,
        ProtectContent: false,
        TraceParent: null,
        DateTimeOffset.UnixEpoch);
}
