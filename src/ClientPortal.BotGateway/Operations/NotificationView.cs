using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Operations;

/// <summary>One message of the queue: to whom it went, when, or why not.</summary>
/// <param name="RecipientType">"client", "user", or "chat" for somebody who is not connected.</param>
/// <param name="RecipientName">The client's or the staff member's name; null where it is not known.</param>
/// <param name="State">"pending", "sending", "sent", "failed", "unknown", "cancelled" or "skipped".</param>
/// <param name="Cause">Stable code of why it is not sent, or not yet.</param>
/// <param name="Obstacle">Stable code of what would keep an unsent message from being sent again now; null where nothing does.</param>
/// <param name="PossiblyDuplicate">The recipient may have got it twice.</param>
public sealed record NotificationView(
    long Id,
    string RecipientType,
    Guid? RecipientId,
    string? RecipientName,
    string NotificationType,
    Guid? ReferenceId,
    string State,
    string? Cause,
    int? ErrorCode,
    string? Error,
    int Attempts,
    bool PossiblyDuplicate,
    long? TelegramMessageId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SentAt,
    DateTimeOffset? NotBefore,
    string? Obstacle = null)
{
    internal static NotificationView Of(NotificationRecord record, string? obstacle = null) => new(
        record.Id,
        record.Recipient is null ? "chat" : Lower(record.Recipient.RecipientType),
        record.Recipient?.RecipientId,
        record.RecipientName,
        record.NotificationType,
        record.ReferenceId,
        Lower(record.State),
        record.Cause,
        record.ErrorCode,
        record.Error,
        record.Attempts,
        record.PossiblyDuplicate,
        record.TelegramMessageId,
        record.CreatedAt,
        record.SentAt,
        record.NotBefore,
        obstacle);

    private static string Lower<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}

/// <summary>A page of messages in the order of their ids.</summary>
/// <param name="Next">Pass it as <c>after</c> to get the next page; null on the last.</param>
public sealed record NotificationPage(IReadOnlyList<NotificationView> Items, long? Next);

/// <summary>What to put back into the queue.</summary>
/// <param name="Cause">A stable code, for example <c>bot_blocked</c>.</param>
/// <param name="Max">At most so many, oldest first; 1–10000.</param>
public sealed record RequeueByCauseRequest(string? Cause, int Max = 1000);

/// <summary>How many messages wait again.</summary>
public sealed record RequeueView(int Requeued);

/// <summary>How full the queue is, and who works it off.</summary>
/// <param name="Depth">Messages by state: pending, sending, unsent.</param>
/// <param name="UnsentByCause">Messages that rest unsent.</param>
/// <param name="OldestPendingAt">When the oldest message that is its chat's next was written.</param>
/// <param name="OldestDueSeconds">How long the longest-waiting message could have left already.</param>
/// <param name="SendsHere">Whether this process holds the dispatcher's lease.</param>
/// <param name="TokenRefused">Telegram refuses the bot's token: nothing is sent.</param>
/// <param name="TelegramAway">The Bot API does not answer.</param>
public sealed record QueueView(
    IReadOnlyDictionary<string, long> Depth,
    IReadOnlyDictionary<string, long> UnsentByCause,
    DateTimeOffset? OldestPendingAt,
    double OldestDueSeconds,
    bool SendsHere,
    bool TokenRefused,
    bool TelegramAway);
