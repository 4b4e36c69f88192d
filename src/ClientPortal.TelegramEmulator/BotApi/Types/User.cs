namespace ClientPortal.TelegramEmulator.BotApi.Types;

/// <summary>A Telegram user or bot, as the Bot API documents it. The capability fields are filled by getMe only.</summary>
public sealed record User
{
    public required long Id { get; init; }
    public bool IsBot { get; init; }
    public required string FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Username { get; init; }

    /// <summary>IETF language tag of the user's client, for example <c>ru</c>.</summary>
    public string? LanguageCode { get; init; }

    public bool? CanJoinGroups { get; init; }
    public bool? CanReadAllGroupMessages { get; init; }
    public bool? SupportsInlineQueries { get; init; }
    public bool? CanConnectToBusiness { get; init; }
    public bool? HasMainWebApp { get; init; }
}
