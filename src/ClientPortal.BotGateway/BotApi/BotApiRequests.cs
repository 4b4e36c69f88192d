using System.Text.Json;

namespace ClientPortal.BotGateway.BotApi;

// The parameters of the Bot API's methods; null is not sent, so Telegram's default holds.

/// <summary>sendMessage.</summary>
/// <param name="Text">1–4096 characters after parsing, at most 32768 bytes before.</param>
/// <param name="ReplyMarkup">An InlineKeyboardMarkup as stored in the queue, passed through as it is.</param>
public sealed record SendMessageRequest(
    long ChatId,
    string Text,
    string? ParseMode = null,
    long? MessageThreadId = null,
    LinkPreviewOptions? LinkPreviewOptions = null,
    bool? DisableNotification = null,
    bool? ProtectContent = null,
    ReplyParameters? ReplyParameters = null,
    JsonElement? ReplyMarkup = null);

/// <summary>sendDocument by upload.</summary>
/// <param name="FileName">The name that the reader sees.</param>
/// <param name="Caption">0–1024 characters, plain text.</param>
public sealed record SendDocumentRequest(
    long ChatId,
    string FileName,
    ReadOnlyMemory<byte> Content,
    string? Caption = null,
    long? MessageThreadId = null,
    bool? DisableNotification = null,
    bool? ProtectContent = null,
    JsonElement? ReplyMarkup = null);

public sealed record EditMessageTextRequest(
    long ChatId,
    long MessageId,
    string Text,
    string? ParseMode = null,
    LinkPreviewOptions? LinkPreviewOptions = null,
    InlineKeyboardMarkup? ReplyMarkup = null);

public sealed record EditMessageReplyMarkupRequest(long ChatId, long MessageId, InlineKeyboardMarkup? ReplyMarkup = null);

public sealed record DeleteMessageRequest(long ChatId, long MessageId);

/// <summary>answerCallbackQuery: stops the spinner on a pressed button.</summary>
/// <param name="Text">0–200 characters.</param>
public sealed record AnswerCallbackQueryRequest(string CallbackQueryId, string? Text = null, bool? ShowAlert = null);

/// <summary>setMyCommands.</summary>
/// <param name="Commands">At most 100.</param>
/// <param name="LanguageCode">Two letters; without it the commands are for every language that has none of its own.</param>
public sealed record SetMyCommandsRequest(
    IReadOnlyList<BotCommand> Commands,
    BotCommandScope? Scope = null,
    string? LanguageCode = null);

public sealed record GetChatRequest(long ChatId);

/// <summary>getUpdates: confirms everything before <paramref name="Offset"/> and waits for more.</summary>
/// <param name="Limit">1–100.</param>
/// <param name="Timeout">Seconds to wait when there is nothing, 0–50.</param>
/// <param name="AllowedUpdates">Kinds of updates; null leaves them as they are.</param>
public sealed record GetUpdatesRequest(long? Offset = null, int? Limit = null, int? Timeout = null, IReadOnlyList<string>? AllowedUpdates = null);

/// <summary>setWebhook.</summary>
/// <param name="Url">HTTPS on port 443, 80, 88 or 8443; empty removes the webhook.</param>
/// <param name="SecretToken">1–256 of A–Z, a–z, 0–9, _ and -; comes back in the header X-Telegram-Bot-Api-Secret-Token.</param>
/// <param name="MaxConnections">1–100.</param>
public sealed record SetWebhookRequest(
    string Url,
    string? SecretToken = null,
    IReadOnlyList<string>? AllowedUpdates = null,
    int? MaxConnections = null,
    bool? DropPendingUpdates = null)
{
    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{nameof(SetWebhookRequest)} {{ Url = {Url} }}";
}

public sealed record DeleteWebhookRequest(bool? DropPendingUpdates = null);

/// <summary>setMessageReaction.</summary>
/// <param name="Reaction">At most one by a bot; empty takes it back.</param>
public sealed record SetMessageReactionRequest(long ChatId, long MessageId, IReadOnlyList<ReactionType> Reaction);

public sealed record LeaveChatRequest(long ChatId);

/// <summary>getMyCommands, for what was set by <see cref="SetMyCommandsRequest"/>.</summary>
public sealed record GetMyCommandsRequest(BotCommandScope? Scope = null, string? LanguageCode = null);

public sealed record GetFileRequest(string FileId);
