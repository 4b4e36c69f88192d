namespace ClientPortal.BotGateway.BotApi;

// The Bot API's objects, cut to the fields that the gateway reads or writes. Field names are Telegram's in snake_case.

public sealed record User(long Id, bool IsBot, string FirstName, string? Username = null);

/// <summary>A chat, as far as messages carry it.</summary>
/// <param name="Type">"private", "group", "supergroup" or "channel".</param>
public sealed record Chat(long Id, string Type, string? Title = null, string? Username = null);

/// <summary>A message as Telegram keeps it; the id counts within its chat.</summary>
/// <param name="Date">Unix time in seconds.</param>
public sealed record Message(long MessageId, long Date, Chat Chat, string? Text = null, string? Caption = null);

/// <summary>What an error answer says besides its words.</summary>
/// <param name="RetryAfter">Seconds until the call may be repeated (with 429).</param>
/// <param name="MigrateToChatId">The supergroup that the group became (with 400).</param>
public sealed record ResponseParameters(int? RetryAfter = null, long? MigrateToChatId = null);

/// <summary>The envelope of every answer: <c>{"ok":true,"result":…}</c> or
/// <c>{"ok":false,"error_code":…,"description":…,"parameters":…}</c>.</summary>
internal sealed record BotApiResponse<T>(
    bool Ok,
    T? Result = default,
    int? ErrorCode = null,
    string? Description = null,
    ResponseParameters? Parameters = null);

public sealed record InlineKeyboardMarkup(IReadOnlyList<IReadOnlyList<InlineKeyboardButton>> InlineKeyboard);

/// <summary>A button under a message: exactly one of url, callback data and copied text.</summary>
/// <param name="Url">Must be public: Telegram refuses localhost.</param>
/// <param name="CallbackData">1–64 bytes of UTF-8.</param>
/// <param name="Style">"danger", "success" or "primary".</param>
public sealed record InlineKeyboardButton(
    string Text,
    string? Url = null,
    string? CallbackData = null,
    CopyTextButton? CopyText = null,
    string? Style = null);

/// <summary>A button that copies text.</summary>
/// <param name="Text">1–256 characters that the button puts on the reader's clipboard.</param>
public sealed record CopyTextButton(string Text);

public sealed record LinkPreviewOptions(bool? IsDisabled = null);

public sealed record ReplyParameters(long MessageId, bool? AllowSendingWithoutReply = null);

/// <summary>A command in the bot's menu.</summary>
/// <param name="Command">1–32 of a–z, 0–9 and underscore, without the slash.</param>
/// <param name="Description">1–256 characters.</param>
public sealed record BotCommand(string Command, string Description);

/// <summary>Where a list of commands holds.</summary>
/// <param name="Type">"default", "all_private_chats", "chat", …</param>
public sealed record BotCommandScope(string Type, long? ChatId = null);

/// <summary>Names of Telegram's parse modes.</summary>
public static class ParseMode
{
    public const string Html = "HTML";
}
