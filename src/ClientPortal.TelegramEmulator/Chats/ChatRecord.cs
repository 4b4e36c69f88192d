using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Chats;

/// <summary>What is stored of a chat besides its messages. A private chat belongs to one bot, as every chat here does.</summary>
internal sealed record ChatRecord
{
    public required long Bot { get; init; }
    public required Chat Chat { get; init; }

    /// <summary>The user pressed START (private chats): before that the bot may not write.</summary>
    public bool Started { get; init; }

    public bool Blocked { get; init; }

    /// <summary>The bot's own membership of a group: member, left or kicked.</summary>
    public string BotStatus { get; init; } = MemberStatuses.Member;

    public IReadOnlyList<long> Members { get; init; } = [];

    /// <summary>The supergroup that this group became.</summary>
    public long? MigratedTo { get; init; }

    /// <summary>Last message id of a supergroup; the other chats of a bot share one counter, as in Telegram.</summary>
    public int LastMessageId { get; init; }
}

/// <summary>A Telegram account.</summary>
internal sealed record UserRecord
{
    public required User User { get; init; }
    public bool Deactivated { get; init; }
}
