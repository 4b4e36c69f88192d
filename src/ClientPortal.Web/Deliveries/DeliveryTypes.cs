namespace ClientPortal.Web.Deliveries;

/// <summary>One message of BotGateway's queue: to whom it went, when, or why not.</summary>
/// <param name="RecipientType"><c>client</c>, <c>user</c>, or <c>chat</c> for somebody who is not connected.</param>
/// <param name="State"><c>pending</c>, <c>sending</c>, <c>sent</c>, <c>failed</c>, <c>unknown</c>, <c>cancelled</c> or <c>skipped</c>.</param>
/// <param name="Cause">Code of why it is not sent, or not yet.</param>
/// <param name="Obstacle">Code of what would keep it from being sent again now.</param>
public sealed record Delivery(
    long Id, string RecipientType, Guid? RecipientId, string? RecipientName, string NotificationType, string State, string? Cause, bool PossiblyDuplicate, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, string? Obstacle)
{
    /// <summary>Whether it can be put back into the queue.</summary>
    public bool CanBeSentAgain => (State is "failed" or "unknown" or "skipped" or "cancelled") && Obstacle is null;

    /// <summary>Whether nothing was sent, and nothing can be, since the recipient has not connected Telegram.</summary>
    public bool IsNotConnected => State == "skipped" && Cause == "not_connected" && Obstacle == "not_connected";
}

/// <summary>Messages in the order of their ids.</summary>
public sealed record DeliveryPage(IReadOnlyList<Delivery> Items, long? Next);

/// <summary>What the part shows.</summary>
/// <param name="Items">The newest first; null while BotGateway is away.</param>
/// <param name="Error">Why sending again was refused.</param>
public sealed record DeliveryView(Guid ReferenceId, IReadOnlyList<Delivery>? Items, string? Error);
