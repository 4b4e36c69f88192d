namespace ClientPortal.TelegramEmulator.BotApi.Types;

public sealed record InlineKeyboardMarkup
{
    public required IReadOnlyList<IReadOnlyList<InlineKeyboardButton>> InlineKeyboard { get; init; }

    internal IEnumerable<InlineKeyboardButton> Buttons => InlineKeyboard.SelectMany(row => row);
}

public sealed record InlineKeyboardButton
{
    public required string Text { get; init; }
    public string? IconCustomEmojiId { get; init; }

    /// <summary><c>primary</c>, <c>success</c>, <c>danger</c>, or nothing.</summary>
    public string? Style { get; init; }

    public string? Url { get; init; }

    /// <summary>1–64 bytes.</summary>
    public string? CallbackData { get; init; }

    public WebAppInfo? WebApp { get; init; }
    public string? SwitchInlineQuery { get; init; }
    public string? SwitchInlineQueryCurrentChat { get; init; }
    public CopyTextButton? CopyText { get; init; }
}

public sealed record CopyTextButton
{
    /// <summary>1–256 characters.</summary>
    public required string Text { get; init; }
}

public sealed record WebAppInfo
{
    public required string Url { get; init; }
}

/// <summary>
/// What a message does to the chat's input field: shows or removes a reply keyboard, or asks for a reply.
/// Not part of the Bot API's Message; the chat page and the control API show it.
/// </summary>
public sealed record ReplyInterface
{
    public IReadOnlyList<IReadOnlyList<KeyboardButton>>? Keyboard { get; init; }
    public bool RemoveKeyboard { get; init; }
    public bool ForceReply { get; init; }
    public bool OneTimeKeyboard { get; init; }
    public bool IsPersistent { get; init; }
    public bool ResizeKeyboard { get; init; }
    public bool Selective { get; init; }
    public string? InputFieldPlaceholder { get; init; }
}

public sealed record KeyboardButton
{
    public required string Text { get; init; }
    public string? IconCustomEmojiId { get; init; }
    public string? Style { get; init; }
    public bool? RequestContact { get; init; }
    public bool? RequestLocation { get; init; }
    public WebAppInfo? WebApp { get; init; }
}
