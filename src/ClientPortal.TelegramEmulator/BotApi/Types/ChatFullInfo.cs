namespace ClientPortal.TelegramEmulator.BotApi.Types;

/// <summary>The answer of getChat.</summary>
public sealed record ChatFullInfo
{
    public required long Id { get; init; }
    public required string Type { get; init; }
    public string? Title { get; init; }
    public string? Username { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public IReadOnlyList<string>? ActiveUsernames { get; init; }
    public int AccentColorId { get; init; }
    public int MaxReactionCount { get; init; } = 11;
    public ChatPermissions? Permissions { get; init; }
    public AcceptedGiftTypes AcceptedGiftTypes { get; init; } = new();

    internal static ChatFullInfo From(Chat chat) => new()
    {
        Id = chat.Id,
        Type = chat.Type,
        Title = chat.Title,
        Username = chat.Username,
        FirstName = chat.FirstName,
        LastName = chat.LastName,
        ActiveUsernames = chat.Username is null ? null : [chat.Username],
        AccentColorId = (int)(Math.Abs(chat.Id) % 7),
        Permissions = chat.IsPrivate ? null : new ChatPermissions(),
    };
}

public sealed record ChatPermissions
{
    public bool CanSendMessages { get; init; } = true;
    public bool CanSendDocuments { get; init; } = true;
    public bool CanSendPhotos { get; init; } = true;
    public bool CanInviteUsers { get; init; } = true;
}

public sealed record AcceptedGiftTypes
{
    public bool UnlimitedGifts { get; init; }
    public bool LimitedGifts { get; init; }
    public bool UniqueGifts { get; init; }
    public bool PremiumSubscription { get; init; }
    public bool GiftsFromChannels { get; init; }
}
