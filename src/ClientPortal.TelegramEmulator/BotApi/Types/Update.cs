namespace ClientPortal.TelegramEmulator.BotApi.Types;

/// <summary>One incoming update; exactly one of the optional fields is set.</summary>
public sealed record Update
{
    public required int UpdateId { get; init; }
    public Message? Message { get; init; }
    public Message? EditedMessage { get; init; }
    public CallbackQuery? CallbackQuery { get; init; }
    public ChatMemberUpdated? MyChatMember { get; init; }
    public ChatMemberUpdated? ChatMember { get; init; }
    public MessageReactionUpdated? MessageReaction { get; init; }
}

public sealed record CallbackQuery
{
    public required string Id { get; init; }
    public required User From { get; init; }
    public Message? Message { get; init; }
    public required string ChatInstance { get; init; }
    public string? Data { get; init; }
}

public sealed record ChatMemberUpdated
{
    public required Chat Chat { get; init; }
    public required User From { get; init; }
    public required long Date { get; init; }
    public required ChatMember OldChatMember { get; init; }
    public required ChatMember NewChatMember { get; init; }
}

public sealed record ChatMember
{
    public required User User { get; init; }

    /// <summary><c>member</c>, <c>left</c> or <c>kicked</c>.</summary>
    public required string Status { get; init; }

    /// <summary>For <c>kicked</c> only: 0 means for ever.</summary>
    public long? UntilDate { get; init; }

    internal static ChatMember Of(User user, string status) =>
        new() { User = user, Status = status, UntilDate = status == MemberStatuses.Kicked ? 0 : null };
}

internal static class MemberStatuses
{
    public const string Member = "member";
    public const string Left = "left";
    public const string Kicked = "kicked";
}

public sealed record MessageReactionUpdated
{
    public required Chat Chat { get; init; }
    public required int MessageId { get; init; }
    public User? User { get; init; }
    public required long Date { get; init; }
    public required IReadOnlyList<ReactionType> OldReaction { get; init; }
    public required IReadOnlyList<ReactionType> NewReaction { get; init; }
}

public sealed record ReactionType
{
    /// <summary><c>emoji</c> or <c>custom_emoji</c>.</summary>
    public required string Type { get; init; }

    public string? Emoji { get; init; }
    public string? CustomEmojiId { get; init; }
}
