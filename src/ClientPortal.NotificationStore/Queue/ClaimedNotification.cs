using ClientPortal.Contracts;

namespace ClientPortal.NotificationStore;

/// <summary>A row that the caller holds and must send, then record.</summary>
/// <param name="Id">The row; rises within a chat.</param>
/// <param name="Recipient">Null for a chat of somebody who is not connected.</param>
/// <param name="Generation">Of the link; null where the row is not bound to one.</param>
/// <param name="ButtonsJson">Telegram's <c>inline_keyboard</c>.</param>
/// <param name="Attempts">Spent so far, without the one that begins now.</param>
/// <param name="Resends">How often it went out again after an unknown outcome.</param>
/// <param name="PossiblyDuplicate">An earlier attempt may have arrived.</param>
/// <param name="Version">Of the row, for the sequence of its events.</param>
/// <param name="TraceParent">W3C trace context to continue.</param>
/// <param name="ReplyToMessageId">The message in the chat that it answers.</param>
/// <param name="EditMessageId">The bot's message that it replaces.</param>
/// <param name="Document">The file that it carries; then <paramref name="Text"/> is its caption.</param>
public sealed record ClaimedNotification(
    long Id,
    RecipientSnapshot? Recipient,
    string NotificationType,
    Guid? ReferenceId,
    Guid? EventId,
    int Part,
    long BotId,
    long ChatId,
    long? Generation,
    string Text,
    bool IsHtml,
    string? ButtonsJson,
    string Language,
    NotificationPriority Priority,
    int Attempts,
    int Resends,
    bool PossiblyDuplicate,
    int Version,
    bool DisableNotification,
    bool ProtectContent,
    string? TraceParent,
    DateTimeOffset CreatedAt,
    long? ReplyToMessageId = null,
    long? EditMessageId = null,
    QueuedDocument? Document = null);
