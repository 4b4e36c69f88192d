namespace ClientPortal.BotGateway.BotApi;

// The Bot API's objects, cut to the fields that the gateway reads or writes. Field names are Telegram's in snake_case.

/// <summary>A Telegram account.</summary>
/// <param name="LanguageCode">IETF tag of the app's language, for example <c>ru</c>; not always told.</param>
public sealed record User(
    long Id, bool IsBot, string FirstName, string? Username = null, string? LastName = null, string? LanguageCode = null);

/// <summary>A chat, as far as messages carry it.</summary>
/// <param name="Type">"private", "group", "supergroup" or "channel".</param>
public sealed record Chat(long Id, string Type, string? Title = null, string? Username = null);

/// <summary>A message as Telegram keeps it; the id counts within its chat.</summary>
/// <param name="Date">Unix time in seconds.</param>
/// <param name="From">Empty for a channel's posts.</param>
/// <param name="MediaGroupId">The same for all messages of one album.</param>
/// <param name="Photo">One picture in several sizes, the smallest first.</param>
/// <param name="MigrateToChatId">This group became the supergroup with this id.</param>
public sealed record Message(
    long MessageId,
    long Date,
    Chat Chat,
    string? Text = null,
    string? Caption = null,
    User? From = null,
    Message? ReplyToMessage = null,
    string? MediaGroupId = null,
    IReadOnlyList<PhotoSize>? Photo = null,
    Document? Document = null,
    long? MigrateToChatId = null);

/// <summary>One size of a picture.</summary>
/// <param name="FileId">Asks getFile for it; holds for this bot.</param>
/// <param name="FileSize">Bytes, where Telegram tells it.</param>
public sealed record PhotoSize(string FileId, string FileUniqueId, int Width, int Height, long? FileSize = null);

/// <summary>A file that was sent as it is.</summary>
/// <param name="FileName">As its sender named it: not to be trusted.</param>
/// <param name="MimeType">As its sender's app says: not to be trusted.</param>
public sealed record Document(string FileId, string FileUniqueId, string? FileName = null, string? MimeType = null, long? FileSize = null);

/// <summary>A pressed button.</summary>
/// <param name="Message">The message that it stood under; without content where Telegram no longer has it.</param>
/// <param name="Data">What the button carried, 1–64 bytes; anybody can send anything here.</param>
public sealed record CallbackQuery(string Id, User From, Message? Message = null, string? Data = null);

/// <summary>What the bot is in a chat now, and was before: in a private chat <c>kicked</c> means that it was blocked.</summary>
/// <param name="Date">Unix time in seconds.</param>
public sealed record ChatMemberUpdated(Chat Chat, User From, long Date, ChatMember OldChatMember, ChatMember NewChatMember);

/// <summary>A member's standing.</summary>
/// <param name="Status"><c>creator</c>, <c>administrator</c>, <c>member</c>, <c>restricted</c>, <c>left</c> or <c>kicked</c>.</param>
public sealed record ChatMember(string Status, User User);

/// <summary>Something that happened, of which exactly one is set; a kind that is not named here sets none.</summary>
/// <param name="UpdateId">Rises by one from update to update of a bot.</param>
public sealed record Update(
    long UpdateId,
    Message? Message = null,
    Message? EditedMessage = null,
    CallbackQuery? CallbackQuery = null,
    ChatMemberUpdated? MyChatMember = null);

/// <summary>What Telegram knows of the bot's webhook. Times are Unix seconds.</summary>
/// <param name="Url">Empty where there is none.</param>
/// <param name="PendingUpdateCount">Updates that wait to be delivered.</param>
public sealed record WebhookInfo(
    string Url,
    bool HasCustomCertificate,
    int PendingUpdateCount,
    string? IpAddress = null,
    long? LastErrorDate = null,
    string? LastErrorMessage = null,
    long? LastSynchronizationErrorDate = null,
    int? MaxConnections = null,
    IReadOnlyList<string>? AllowedUpdates = null);

/// <summary>A file to be downloaded within the hour.</summary>
/// <param name="FilePath">For <see cref="IBotApi.DownloadFile"/>; missing where the file is too large.</param>
public sealed record BotFile(string FileId, string FileUniqueId, long? FileSize = null, string? FilePath = null);

/// <summary>A reaction under a message.</summary>
/// <param name="Emoji">One of Telegram's set, for example a thumb up; the only type that the gateway uses is <c>emoji</c>.</param>
public sealed record ReactionType(string Type, string Emoji);

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
