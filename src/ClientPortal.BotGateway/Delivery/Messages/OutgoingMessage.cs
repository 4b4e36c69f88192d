using System.Text;
using System.Text.Json;
using ClientPortal.BotGateway.BotApi;
using ClientPortal.BotGateway.Delivery.Answers;
using ClientPortal.BotGateway.Delivery.Documents;

namespace ClientPortal.BotGateway.Delivery.Messages;

/// <summary>One message of the queue in the form in which it is sent next.</summary>
/// <param name="Text">With markup as <paramref name="ParseMode"/> says.</param>
/// <param name="Buttons">Rows of an inline keyboard as the Bot API names them, or null.</param>
internal sealed record OutgoingMessage(
    long ChatId,
    string Text,
    string? ParseMode,
    JsonElement? Buttons,
    bool DisableNotification,
    bool ProtectContent)
{
    /// <summary>Telegram's limit for a text, counted after parsing.</summary>
    public const int MaxText = 4096;

    /// <summary>Telegram's limit for the text under a document.</summary>
    public const int MaxCaption = 1024;

    private const int MaxBytes = 32_768;

    public bool IsDocument { get; private init; }

    /// <summary>The message in the chat that it answers; one that is gone is no hindrance.</summary>
    public long? ReplyToMessageId { get; init; }

    /// <summary>The bot's message that it takes the place of; null for a message of its own.</summary>
    public long? EditMessageId { get; init; }

    /// <summary>The file that it carries; the text is its caption.</summary>
    public SentFile? File { get; init; }

    /// <summary>The queue names no thread; Telegram's complaint about one is worth a second try, not a third.</summary>
    public bool ThreadWasRefused { get; private init; }

    /// <summary>The next form after Telegram refused this one; null where there is none left.</summary>
    public OutgoingMessage? As(Alteration alteration) => alteration switch
    {
        Alteration.PlainText when ParseMode is not null => this with { Text = PlainText(), ParseMode = null },
        Alteration.WithoutThread when !ThreadWasRefused => this with { ThreadWasRefused = true },
        Alteration.AsDocument when !IsDocument && File is null => this with { IsDocument = true, EditMessageId = null },
        Alteration.AsNewMessage when EditMessageId is not null => this with { EditMessageId = null },
        _ => null,
    };

    /// <summary>One call, and so one message: a text that is too long goes as a file that begins in its caption.</summary>
    public Task<BotApiResult<Message>> Send(IBotApi botApi, CancellationToken cancellationToken)
    {
        var plain = PlainText();
        if (File is not null)
        {
            return SendFile(File, HtmlText.Beginning(plain, MaxCaption), botApi, cancellationToken);
        }

        if (IsDocument || HtmlText.Length(plain) > MaxText || Encoding.UTF8.GetByteCount(Text) > MaxBytes)
        {
            return SendFile(new SentFile("message.txt", Encoding.UTF8.GetBytes(plain)), HtmlText.Beginning(plain, MaxCaption), botApi, cancellationToken);
        }

        if (EditMessageId is { } edited)
        {
            return botApi.EditMessageText(
                new EditMessageTextRequest(ChatId, edited, Text, ParseMode, new LinkPreviewOptions(IsDisabled: true), Keyboard()), cancellationToken);
        }

        return botApi.SendMessage(
            new SendMessageRequest(
                ChatId,
                Text,
                ParseMode,
                LinkPreviewOptions: new LinkPreviewOptions(IsDisabled: true),
                DisableNotification: DisableNotification ? true : null,
                ProtectContent: ProtectContent ? true : null,
                ReplyParameters: ReplyToMessageId is { } answered ? new ReplyParameters(answered, AllowSendingWithoutReply: true) : null,
                ReplyMarkup: ReplyMarkup()),
            cancellationToken);
    }

    private Task<BotApiResult<Message>> SendFile(SentFile file, string caption, IBotApi botApi, CancellationToken cancellationToken) => botApi.SendDocument(
        new SendDocumentRequest(
            ChatId,
            file.Name,
            file.Content,
            caption,
            DisableNotification: DisableNotification ? true : null,
            ProtectContent: ProtectContent ? true : null,
            ReplyMarkup: ReplyMarkup()),
        cancellationToken);

    private string PlainText() => ParseMode is null ? Text : HtmlText.ToPlain(Text);

    private InlineKeyboardMarkup? Keyboard() => Buttons is { } rows
        ? new InlineKeyboardMarkup(rows.Deserialize(BotApiJson.Default.ButtonRows) ?? [])
        : null;

    private JsonElement? ReplyMarkup() => Buttons is { } rows
        ? JsonSerializer.SerializeToElement(new InlineKeyboard(rows), InlineKeyboardJson.Default.InlineKeyboard)
        : null;
}
