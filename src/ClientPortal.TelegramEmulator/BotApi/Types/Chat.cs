namespace ClientPortal.TelegramEmulator.BotApi.Types;

/// <summary>A private chat, group or supergroup. A private chat's id is the user's id; groups are negative, supergroups start with -100.</summary>
public sealed record Chat
{
    public required long Id { get; init; }

    /// <summary><c>private</c>, <c>group</c> or <c>supergroup</c>.</summary>
    public required string Type { get; init; }

    public string? Title { get; init; }
    public string? Username { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }

    internal bool IsPrivate => Type == ChatTypes.Private;
}

internal static class ChatTypes
{
    public const string Private = "private";
    public const string Group = "group";
    public const string Supergroup = "supergroup";
}
