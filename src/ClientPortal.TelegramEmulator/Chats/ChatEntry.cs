using System.Text.Json.Serialization;
using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Chats;

/// <summary>One message of a chat's history with what the Bot API does not tell: when and how it arrived.</summary>
public sealed record ChatEntry
{
    /// <summary>Grows with every change over all chats; pass the last one seen as <c>after</c> to read only what is new.</summary>
    public required long Position { get; init; }

    public required long Bot { get; init; }

    /// <summary>The message in the Bot API's own form.</summary>
    public required Message Message { get; init; }

    /// <summary>When the request (or the user's action) arrived, to 100 ns.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>True when the bot sent it.</summary>
    public bool FromBot { get; init; }

    /// <summary>The Bot API method that sent it; null for a user's message.</summary>
    public string? Method { get; init; }

    /// <summary>The call in the call log that sent it.</summary>
    public long? Call { get; init; }

    /// <summary>The W3C traceparent header of the request that sent it.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Sent with disable_notification.</summary>
    public bool Silent { get; init; }

    /// <summary>What the message did to the input field.</summary>
    public ReplyInterface? ReplyInterface { get; init; }

    public IReadOnlyList<ReactionType>? BotReactions { get; init; }

    /// <summary>Reactions of users, one entry for each who has any; null until somebody reacts.</summary>
    public IReadOnlyList<UserReaction>? UserReactions { get; init; }

    /// <summary>How often the message was edited.</summary>
    public int Edits { get; init; }

    /// <summary>Set once the message was deleted; it stays in the history for tests to see.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    [JsonIgnore]
    public int MessageId => Message.MessageId;
}

/// <summary>What one user left on a message.</summary>
public sealed record UserReaction(long UserId, IReadOnlyList<ReactionType> Reactions);
