namespace ClientPortal.TelegramEmulator.BotApi.Types;

/// <summary>A message as the Bot API documents it; the kinds that this emulator knows.</summary>
public sealed record Message
{
    public required int MessageId { get; init; }
    public User? From { get; init; }
    public required Chat Chat { get; init; }

    /// <summary>Unix seconds.</summary>
    public required long Date { get; init; }

    public long? EditDate { get; init; }
    public MessageOrigin? ForwardOrigin { get; init; }
    public Message? ReplyToMessage { get; init; }
    public string? MediaGroupId { get; init; }
    public string? Text { get; init; }
    public IReadOnlyList<MessageEntity>? Entities { get; init; }
    public LinkPreviewOptions? LinkPreviewOptions { get; init; }
    public Document? Document { get; init; }
    public IReadOnlyList<PhotoSize>? Photo { get; init; }
    public Voice? Voice { get; init; }
    public Sticker? Sticker { get; init; }
    public string? Caption { get; init; }
    public IReadOnlyList<MessageEntity>? CaptionEntities { get; init; }
    public bool? ShowCaptionAboveMedia { get; init; }
    public bool? HasMediaSpoiler { get; init; }
    public bool? HasProtectedContent { get; init; }
    public InlineKeyboardMarkup? ReplyMarkup { get; init; }
    public IReadOnlyList<User>? NewChatMembers { get; init; }
    public User? LeftChatMember { get; init; }
    public bool? GroupChatCreated { get; init; }
    public long? MigrateToChatId { get; init; }
    public long? MigrateFromChatId { get; init; }
}

/// <summary>Where a forwarded message comes from; always a user here.</summary>
public sealed record MessageOrigin
{
    public required string Type { get; init; }
    public required long Date { get; init; }
    public User? SenderUser { get; init; }
}

public sealed record LinkPreviewOptions
{
    public bool? IsDisabled { get; init; }
    public string? Url { get; init; }
    public bool? PreferSmallMedia { get; init; }
    public bool? PreferLargeMedia { get; init; }
    public bool? ShowAboveText { get; init; }
}
