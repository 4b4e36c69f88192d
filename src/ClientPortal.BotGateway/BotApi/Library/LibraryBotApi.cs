using System.Globalization;
using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Types = Telegram.Bot.Types;

namespace ClientPortal.BotGateway.BotApi.Library;

/// <summary>
/// The Bot API over the library Telegram.Bot. Its retries are off, since only the queue retries; no HttpClientFactory and no loggers, since the
/// address of every request holds the token.
/// </summary>
public sealed class LibraryBotApi : IBotApi, IDisposable
{
    private readonly HttpClient _http;
    private readonly TelegramBotClient _bot;
    private readonly Uri _baseUrl;
    private readonly TimeSpan _answerTimeout;
    private readonly TimeProvider _time;

    public LibraryBotApi(TelegramOptions options, TimeProvider time)
        : this(options, time, connect: null)
    {
    }

    internal LibraryBotApi(
        TelegramOptions options,
        TimeProvider time,
        Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? connect)
    {
        if (!BotToken.TryParse(options.BotToken, out _))
        {
            throw new ArgumentException("Telegram:BotToken is not a bot token.", nameof(options));
        }

        _baseUrl = options.ApiBaseUrl ?? TelegramOptions.PublicApi;
        _answerTimeout = options.AnswerTimeout;
        _time = time;
        // Time-outs are set per call: a long poll takes longer than the others.
        _http = new HttpClient(new WatchingHandler(BotApiTransport.Create(options, connect), !options.IsPublicApi)) { Timeout = Timeout.InfiniteTimeSpan };
        _bot = new TelegramBotClient(
            new TelegramBotClientOptions(options.BotToken!, _baseUrl.GetLeftPart(UriPartial.Authority)) { RetryThreshold = 0, RetryCount = 0 },
            _http);
    }

    /// <summary>The library drops a path in the Bot API's address, so such an address needs the other adapter.</summary>
    public static bool CanReach(TelegramOptions options) => (options.ApiBaseUrl ?? TelegramOptions.PublicApi).AbsolutePath is "/";

    public Task<BotApiResult<User>> GetMe(CancellationToken cancellationToken) =>
        Call("getMe", async ct => (await _bot.GetMe(ct)).ToPort(), cancellationToken);

    public Task<BotApiResult<Message>> SendMessage(SendMessageRequest request, CancellationToken cancellationToken) => Call(
        "sendMessage",
        async ct => (await _bot.SendMessage(
            request.ChatId,
            request.Text,
            LibraryTypes.ParseModeOf(request.ParseMode),
            request.ReplyParameters is { } reply
                ? new Types.ReplyParameters { MessageId = LibraryTypes.MessageId(reply.MessageId), AllowSendingWithoutReply = reply.AllowSendingWithoutReply is true }
                : null,
            LibraryTypes.Buttons(request.ReplyMarkup),
            Preview(request.LinkPreviewOptions),
            Thread(request.MessageThreadId),
            disableNotification: request.DisableNotification is true,
            protectContent: request.ProtectContent is true,
            cancellationToken: ct)).ToPort(),
        cancellationToken);

    public Task<BotApiResult<Message>> SendDocument(SendDocumentRequest request, CancellationToken cancellationToken) => Call(
        "sendDocument",
        async ct =>
        {
            using var content = new MemoryStream(request.Content.ToArray(), writable: false);
            return (await _bot.SendDocument(
                request.ChatId,
                Types.InputFile.FromStream(content, request.FileName),
                request.Caption,
                replyMarkup: LibraryTypes.Buttons(request.ReplyMarkup),
                messageThreadId: Thread(request.MessageThreadId),
                disableNotification: request.DisableNotification is true,
                protectContent: request.ProtectContent is true,
                cancellationToken: ct)).ToPort();
        },
        cancellationToken);

    public Task<BotApiResult<Message>> EditMessageText(EditMessageTextRequest request, CancellationToken cancellationToken) => Call(
        "editMessageText",
        async ct => (await _bot.EditMessageText(
            request.ChatId,
            LibraryTypes.MessageId(request.MessageId),
            request.Text,
            LibraryTypes.ParseModeOf(request.ParseMode),
            LibraryTypes.Buttons(request.ReplyMarkup),
            Preview(request.LinkPreviewOptions),
            cancellationToken: ct)).ToPort(),
        cancellationToken);

    public Task<BotApiResult<Message>> EditMessageReplyMarkup(EditMessageReplyMarkupRequest request, CancellationToken cancellationToken) => Call(
        "editMessageReplyMarkup",
        async ct => (await _bot.EditMessageReplyMarkup(
            request.ChatId, LibraryTypes.MessageId(request.MessageId), LibraryTypes.Buttons(request.ReplyMarkup), cancellationToken: ct)).ToPort(),
        cancellationToken);

    public Task<BotApiResult<bool>> DeleteMessage(DeleteMessageRequest request, CancellationToken cancellationToken) =>
        Do("deleteMessage", ct => _bot.DeleteMessage(request.ChatId, LibraryTypes.MessageId(request.MessageId), ct), cancellationToken);

    public Task<BotApiResult<bool>> AnswerCallbackQuery(AnswerCallbackQueryRequest request, CancellationToken cancellationToken) => Do(
        "answerCallbackQuery",
        ct => _bot.AnswerCallbackQuery(request.CallbackQueryId, request.Text, request.ShowAlert is true, cancellationToken: ct),
        cancellationToken);

    public Task<BotApiResult<bool>> SetMyCommands(SetMyCommandsRequest request, CancellationToken cancellationToken) => Do(
        "setMyCommands",
        ct => _bot.SetMyCommands(
            request.Commands.Select(command => new Types.BotCommand { Command = command.Command, Description = command.Description }),
            LibraryTypes.Scope(request.Scope),
            request.LanguageCode,
            ct),
        cancellationToken);

    public Task<BotApiResult<BotCommand[]>> GetMyCommands(GetMyCommandsRequest request, CancellationToken cancellationToken) => Call(
        "getMyCommands",
        async ct => (await _bot.GetMyCommands(LibraryTypes.Scope(request.Scope), request.LanguageCode, ct)).Select(LibraryTypes.ToPort).ToArray(),
        cancellationToken);

    public Task<BotApiResult<Chat>> GetChat(GetChatRequest request, CancellationToken cancellationToken) =>
        Call("getChat", async ct => ((Types.Chat)await _bot.GetChat(request.ChatId, ct)).ToPort(), cancellationToken);

    public Task<BotApiResult<bool>> LeaveChat(LeaveChatRequest request, CancellationToken cancellationToken) =>
        Do("leaveChat", ct => _bot.LeaveChat(request.ChatId, ct), cancellationToken);

    public Task<BotApiResult<bool>> SetMessageReaction(SetMessageReactionRequest request, CancellationToken cancellationToken) => Do(
        "setMessageReaction",
        ct => _bot.SetMessageReaction(
            request.ChatId,
            LibraryTypes.MessageId(request.MessageId),
            request.Reaction.Select(reaction => new Types.ReactionTypeEmoji { Emoji = reaction.Emoji }),
            cancellationToken: ct),
        cancellationToken);

    public Task<BotApiResult<JsonElement[]>> GetUpdates(GetUpdatesRequest request, CancellationToken cancellationToken) => Call(
        "getUpdates", ct => _bot.SendRequest(new GetUpdatesAsTheyAre(request), ct), cancellationToken, TimeSpan.FromSeconds(request.Timeout ?? 0));

    public Task<BotApiResult<bool>> SetWebhook(SetWebhookRequest request, CancellationToken cancellationToken) => Do(
        "setWebhook",
        ct => _bot.SetWebhook(
            request.Url,
            maxConnections: request.MaxConnections,
            allowedUpdates: request.AllowedUpdates?.Select(LibraryTypes.UpdateTypeOf),
            dropPendingUpdates: request.DropPendingUpdates is true,
            secretToken: request.SecretToken,
            cancellationToken: ct),
        cancellationToken);

    public Task<BotApiResult<bool>> DeleteWebhook(DeleteWebhookRequest request, CancellationToken cancellationToken) =>
        Do("deleteWebhook", ct => _bot.DeleteWebhook(request.DropPendingUpdates is true, ct), cancellationToken);

    public Task<BotApiResult<WebhookInfo>> GetWebhookInfo(CancellationToken cancellationToken) =>
        Call("getWebhookInfo", async ct => (await _bot.GetWebhookInfo(ct)).ToPort(), cancellationToken);

    public Task<BotApiResult<BotFile>> GetFile(GetFileRequest request, CancellationToken cancellationToken) =>
        Call("getFile", async ct => (await _bot.GetFile(request.FileId, ct)).ToPort(), cancellationToken);

    public Task<BotApiResult<long>> DownloadFile(string filePath, Stream destination, CancellationToken cancellationToken) => Call(
        "downloadFile",
        async ct =>
        {
            var before = destination.Position;
            await _bot.DownloadFile(string.Join('/', filePath.Split('/').Select(Uri.EscapeDataString)), destination, ct);
            return destination.Position - before;
        },
        cancellationToken,
        BotApiTransport.FilePatience);

    public void Dispose() => _http.Dispose();

    private static Types.LinkPreviewOptions? Preview(LinkPreviewOptions? options) =>
        options is null ? null : new Types.LinkPreviewOptions { IsDisabled = options.IsDisabled is true };

    private static int? Thread(long? id) => id is null ? null : LibraryTypes.MessageId(id.Value);

    private Task<BotApiResult<bool>> Do(string method, Func<CancellationToken, Task> call, CancellationToken cancellationToken) => Call(
        method,
        async ct =>
        {
            await call(ct);
            return true;
        },
        cancellationToken);

    private async Task<BotApiResult<T>> Call<T>(
        string method, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken, TimeSpan patience = default)
    {
        using var span = BotApiTelemetry.StartCall(method, _baseUrl);
        using var timeout = new CancellationTokenSource(_answerTimeout + patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var watch = WatchingHandler.Watch();
        BotApiResult<T> result;
        try
        {
            result = new BotApiResult<T>.Ok(await call(either.Token));
        }
        catch (ApiRequestException refusal)
        {
            result = new BotApiResult<T>.ApiError(refusal.ErrorCode, refusal.Message, refusal.Parameters.ToPort());
        }
        catch (RequestException foreign) when (foreign.HttpStatusCode is { } status && (int)status is < 200 or >= 300)
        {
            // A proxy's page in front of Telegram: its status is all there is to go by.
            result = new BotApiResult<T>.ApiError((int)status, watch.ReasonPhrase ?? "", null) { IsForeign = true };
        }
        catch (Exception fault) when (fault is RequestException or HttpRequestException or IOException or OperationCanceledException or JsonException)
        {
            result = Broken<T>(fault, watch.Started, patience, cancellationToken);
        }

        BotApiTelemetry.EndCall(span, result);
        return result;
    }

    private BotApiResult<T> Broken<T>(Exception fault, bool started, TimeSpan patience, CancellationToken cancellationToken)
    {
        var reason = fault switch
        {
            OperationCanceledException when cancellationToken.IsCancellationRequested => "cancelled",
            OperationCanceledException when started =>
                string.Create(CultureInfo.InvariantCulture, $"no answer within {(_answerTimeout + patience).TotalSeconds:0.#} s"),
            OperationCanceledException => "no connection within the time allowed",
            RequestException { HttpStatusCode: not null } => "an answer that is not the Bot API's",
            // The library's own words repeat the exception's, which could one day hold the address.
            RequestException { InnerException: { } inner } => FailureReason.Of(inner),
            _ => FailureReason.Of(fault),
        };
        return started ? new BotApiResult<T>.OutcomeUnknown(reason) : new BotApiResult<T>.NotSent(reason);
    }
}
