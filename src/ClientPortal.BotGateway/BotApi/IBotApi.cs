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

    Task<BotApiResult<Chat>> GetChat(GetChatRequest request, CancellationToken cancellationToken);
}
