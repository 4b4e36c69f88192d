using ClientPortal.Web.Deliveries;
using ClientPortal.Web.Telegram;

namespace ClientPortal.Web.DirectMessages;

/// <summary>What Telegram will show.</summary>
/// <param name="Cause">Why it could not reach the client now; null where it can.</param>
public sealed record MessagePreview(IReadOnlyList<MessagePart> Parts, string? Cause);

/// <summary>One message of it.</summary>
/// <param name="Text">As it is read.</param>
/// <param name="Length">Characters as Telegram counts them.</param>
public sealed record MessagePart(int Number, string Text, int Length)
{
    /// <summary>Telegram takes no longer ones; BotGateway splits what is longer.</summary>
    public const int MaxLength = 4096;
}

/// <summary>A message that was queued, or kept as not sent.</summary>
public sealed record SentDirectMessage(string State, string? Cause, IReadOnlyList<Delivery> Items);

/// <summary>The dialog.</summary>
/// <param name="Sent">Ids of the messages that it has just sent; their outcome is shown.</param>
public sealed record DirectMessageInput(Guid ClientId, string ClientName, string? Text, string? Error, IReadOnlyList<Delivery> Sent);

/// <summary>A client's connection, as staff see it.</summary>
/// <param name="Status">Null while BotGateway is away.</param>
/// <param name="Messages">The last direct messages, the newest first.</param>
public sealed record ClientTelegramView(Guid ClientId, string ClientName, TelegramStatus? Status, IReadOnlyList<Delivery> Messages);
