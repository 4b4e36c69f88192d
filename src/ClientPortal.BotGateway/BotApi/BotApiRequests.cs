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
