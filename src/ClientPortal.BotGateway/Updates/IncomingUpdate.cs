using System.Security.Cryptography;
using System.Text;
using ClientPortal.BotGateway.BotApi;

namespace ClientPortal.BotGateway.Updates;

/// <summary>One update of Telegram, taken from the store to be handled; an album's messages come as one.</summary>
/// <param name="UpdateId">Of the first one, for an album.</param>
/// <param name="ChatId">The chat in whose order it is handled; 0 where it has none.</param>
/// <param name="Album">All messages of an album in their order, the first one being <see cref="Update.Message"/>; else empty.</param>
internal sealed record IncomingUpdate(long BotId, long UpdateId, long ChatId, Update Update, IReadOnlyList<Message> Album)
{
    /// <summary>Key of everything that this update causes: a repeat of it finds the same.</summary>
    public Guid EventId { get; } = new(SHA256.HashData(Encoding.UTF8.GetBytes($"telegram update {BotId} {UpdateId}")).AsSpan(0, 16));

    /// <summary>When the bot got it.</summary>
    public DateTimeOffset ReceivedAt { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>If this one fails it is parked: better to do what can be done without what is in the way.</summary>
    public bool IsLastTry { get; init; }

    /// <summary>When it was said or pressed, as far as that is known: Telegram dates messages, and holds them back while the bot is away.</summary>
    public DateTimeOffset OccurredAt => Update.Message is { Date: > 0 } message && DateTimeOffset.FromUnixTimeSeconds(message.Date) is var said && said < ReceivedAt
        ? said
        : ReceivedAt;
}
