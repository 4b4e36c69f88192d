using System.Text.Json;

namespace ClientPortal.BotGateway.BotApi;

/// <summary>
/// The Bot API methods that the gateway calls, named as Telegram names them. Nothing else in the service knows which
/// adapter is behind it. No method throws for an answer, a broken connection or a cancelled call: what happened is in
/// the result, because a caller must know whether a message may have been sent.
/// </summary>
public interface IBotApi
{
    Task<BotApiResult<User>> GetMe(CancellationToken cancellationToken);

    Task<BotApiResult<Message>> SendMessage(SendMessageRequest request, CancellationToken cancellationToken);

    /// <summary>Uploads a file of at most 50 MB; its caption has at most 1024 characters.</summary>
    Task<BotApiResult<Message>> SendDocument(SendDocumentRequest request, CancellationToken cancellationToken);

    Task<BotApiResult<Message>> EditMessageText(EditMessageTextRequest request, CancellationToken cancellationToken);

    Task<BotApiResult<Message>> EditMessageReplyMarkup(
        EditMessageReplyMarkupRequest request,
        CancellationToken cancellationToken);

    Task<BotApiResult<bool>> DeleteMessage(DeleteMessageRequest request, CancellationToken cancellationToken);

    Task<BotApiResult<bool>> AnswerCallbackQuery(
        AnswerCallbackQueryRequest request,
        CancellationToken cancellationToken);

    Task<BotApiResult<bool>> SetMyCommands(SetMyCommandsRequest request, CancellationToken cancellationToken);

    Task<BotApiResult<BotCommand[]>> GetMyCommands(GetMyCommandsRequest request, CancellationToken cancellationToken);

    Task<BotApiResult<Chat>> GetChat(GetChatRequest request, CancellationToken cancellationToken);

    Task<BotApiResult<bool>> LeaveChat(LeaveChatRequest request, CancellationToken cancellationToken);

    Task<BotApiResult<bool>> SetMessageReaction(SetMessageReactionRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Waits as long as the request says. Updates come as they are, so that what is stored is what Telegram sent, kinds unknown to
    /// <see cref="Update"/> included.
    /// </summary>
    Task<BotApiResult<JsonElement[]>> GetUpdates(GetUpdatesRequest request, CancellationToken cancellationToken);

    Task<BotApiResult<bool>> SetWebhook(SetWebhookRequest request, CancellationToken cancellationToken);

    Task<BotApiResult<bool>> DeleteWebhook(DeleteWebhookRequest request, CancellationToken cancellationToken);

    Task<BotApiResult<WebhookInfo>> GetWebhookInfo(CancellationToken cancellationToken);

    Task<BotApiResult<BotFile>> GetFile(GetFileRequest request, CancellationToken cancellationToken);

    /// <summary>Reads a file that <see cref="GetFile"/> told the path of; at most 20 MB.</summary>
    /// <returns>How many bytes were written to <paramref name="destination"/>.</returns>
    Task<BotApiResult<long>> DownloadFile(string filePath, Stream destination, CancellationToken cancellationToken);
}
