using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ClientPortal.BotGateway.BotApi;

/// <summary>
/// The Bot API over .NET's own HTTP stack. No HttpClientFactory, no loggers and no resilience handler: the address of
/// every request holds the token, and only the queue retries.
/// </summary>
public sealed class HttpBotApi : IBotApi, IDisposable
{
    private readonly HttpMessageInvoker _http;
    private readonly BotToken _token;
    private readonly Uri _baseUrl;
    private readonly TimeSpan _answerTimeout;
    private readonly bool _passTraceContext;
    private readonly TimeProvider _time;

    public HttpBotApi(TelegramOptions options, TimeProvider time)
        : this(options, time, connect: null)
    {
    }

    internal HttpBotApi(
        TelegramOptions options,
        TimeProvider time,
        Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? connect)
    {
        _token = BotToken.TryParse(options.BotToken, out var token)
            ? token!
            : throw new ArgumentException("Telegram:BotToken is not a bot token.", nameof(options));
        _baseUrl = options.ApiBaseUrl ?? TelegramOptions.PublicApi;
        _answerTimeout = options.AnswerTimeout;
        _passTraceContext = !options.IsPublicApi;
        _time = time;
        _http = new HttpMessageInvoker(BotApiTransport.Create(options, connect));
    }

    public Task<BotApiResult<User>> GetMe(CancellationToken cancellationToken) =>
        Call("getMe", new ByteArrayContent([]), BotApiJson.Default.UserResponse, cancellationToken);

    public Task<BotApiResult<Message>> SendMessage(SendMessageRequest request, CancellationToken cancellationToken) =>
        Call("sendMessage", Json(request, BotApiJson.Default.SendMessageRequest), BotApiJson.Default.MessageResponse, cancellationToken);

    public Task<BotApiResult<Message>> SendDocument(SendDocumentRequest request, CancellationToken cancellationToken) =>
        Call("sendDocument", Multipart(request), BotApiJson.Default.MessageResponse, cancellationToken);

    public Task<BotApiResult<Message>> EditMessageText(EditMessageTextRequest request, CancellationToken cancellationToken) =>
        Call("editMessageText", Json(request, BotApiJson.Default.EditMessageTextRequest), BotApiJson.Default.MessageResponse, cancellationToken);

    public Task<BotApiResult<Message>> EditMessageReplyMarkup(EditMessageReplyMarkupRequest request, CancellationToken cancellationToken) =>
        Call("editMessageReplyMarkup", Json(request, BotApiJson.Default.EditMessageReplyMarkupRequest), BotApiJson.Default.MessageResponse, cancellationToken);

    public Task<BotApiResult<bool>> DeleteMessage(DeleteMessageRequest request, CancellationToken cancellationToken) =>
        Call("deleteMessage", Json(request, BotApiJson.Default.DeleteMessageRequest), BotApiJson.Default.BoolResponse, cancellationToken);

    public Task<BotApiResult<bool>> AnswerCallbackQuery(AnswerCallbackQueryRequest request, CancellationToken cancellationToken) =>
        Call("answerCallbackQuery", Json(request, BotApiJson.Default.AnswerCallbackQueryRequest), BotApiJson.Default.BoolResponse, cancellationToken);

    public Task<BotApiResult<bool>> SetMyCommands(SetMyCommandsRequest request, CancellationToken cancellationToken) =>
        Call("setMyCommands", Json(request, BotApiJson.Default.SetMyCommandsRequest), BotApiJson.Default.BoolResponse, cancellationToken);

    public Task<BotApiResult<Chat>> GetChat(GetChatRequest request, CancellationToken cancellationToken) =>
        Call("getChat", Json(request, BotApiJson.Default.GetChatRequest), BotApiJson.Default.ChatResponse, cancellationToken);

    public Task<BotApiResult<BotCommand[]>> GetMyCommands(GetMyCommandsRequest request, CancellationToken cancellationToken) =>
        Call("getMyCommands", Json(request, BotApiJson.Default.GetMyCommandsRequest), BotApiJson.Default.CommandsResponse, cancellationToken);

    public Task<BotApiResult<bool>> LeaveChat(LeaveChatRequest request, CancellationToken cancellationToken) =>
        Call("leaveChat", Json(request, BotApiJson.Default.LeaveChatRequest), BotApiJson.Default.BoolResponse, cancellationToken);

    public Task<BotApiResult<bool>> SetMessageReaction(SetMessageReactionRequest request, CancellationToken cancellationToken) =>
        Call("setMessageReaction", Json(request, BotApiJson.Default.SetMessageReactionRequest), BotApiJson.Default.BoolResponse, cancellationToken);

    public Task<BotApiResult<JsonElement[]>> GetUpdates(GetUpdatesRequest request, CancellationToken cancellationToken) =>
        Call(
            "getUpdates",
            Json(request, BotApiJson.Default.GetUpdatesRequest),
            BotApiJson.Default.UpdatesResponse,
            cancellationToken,
            TimeSpan.FromSeconds(request.Timeout ?? 0));

    public Task<BotApiResult<bool>> SetWebhook(SetWebhookRequest request, CancellationToken cancellationToken) =>
        Call("setWebhook", Json(request, BotApiJson.Default.SetWebhookRequest), BotApiJson.Default.BoolResponse, cancellationToken);

    public Task<BotApiResult<bool>> DeleteWebhook(DeleteWebhookRequest request, CancellationToken cancellationToken) =>
        Call("deleteWebhook", Json(request, BotApiJson.Default.DeleteWebhookRequest), BotApiJson.Default.BoolResponse, cancellationToken);

    public Task<BotApiResult<WebhookInfo>> GetWebhookInfo(CancellationToken cancellationToken) =>
        Call("getWebhookInfo", new ByteArrayContent([]), BotApiJson.Default.WebhookInfoResponse, cancellationToken);

    public Task<BotApiResult<BotFile>> GetFile(GetFileRequest request, CancellationToken cancellationToken) =>
        Call("getFile", Json(request, BotApiJson.Default.GetFileRequest), BotApiJson.Default.FileResponse, cancellationToken);

    public Task<BotApiResult<long>> DownloadFile(string filePath, Stream destination, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, _token.FileUrl(_baseUrl, filePath));
        return Send("downloadFile", request, new ByteArrayContent([]), ReadFile, BotApiTransport.FilePatience, cancellationToken);

        async Task<BotApiResult<long>> ReadFile(HttpResponseMessage response, CancellationToken either)
        {
            if (!response.IsSuccessStatusCode)
            {
                return await Read(response, BotApiJson.Default.LongResponse, either);
            }

            var before = destination.Position;
            await response.Content.CopyToAsync(destination, either);
            return new BotApiResult<long>.Ok(destination.Position - before);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>A method of the Bot API.</summary>
    /// <param name="patience">How much longer than other calls this one may take: the server was asked to wait.</param>
    private Task<BotApiResult<T>> Call<T>(
        string method,
        HttpContent content,
        JsonTypeInfo<BotApiResponse<T>> answerType,
        CancellationToken cancellationToken,
        TimeSpan patience = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, _token.MethodUrl(_baseUrl, method));
        return Send(method, request, content, (response, either) => Read(response, answerType, either), patience, cancellationToken);
    }

    private async Task<BotApiResult<T>> Send<T>(
        string method,
        HttpRequestMessage message,
        HttpContent content,
        Func<HttpResponseMessage, CancellationToken, Task<BotApiResult<T>>> read,
        TimeSpan patience,
        CancellationToken cancellationToken)
    {
        using var request = message;
        using var span = BotApiTelemetry.StartCall(method, _baseUrl);
        using var body = new WatchedContent(content);
        request.Content = request.Method == HttpMethod.Post ? body : null;
        if (_passTraceContext && Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } traceParent })
        {
            request.Headers.TryAddWithoutValidation("traceparent", traceParent);
        }

        using var timeout = new CancellationTokenSource(_answerTimeout + patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        BotApiResult<T> result;
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            span?.SetTag("http.response.status_code", (int)response.StatusCode);
            result = await read(response, either.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException or JsonException)
        {
            var reason = e switch
            {
                OperationCanceledException when cancellationToken.IsCancellationRequested => "cancelled",
                OperationCanceledException when body.Started =>
                    string.Create(CultureInfo.InvariantCulture, $"no answer within {(_answerTimeout + patience).TotalSeconds:0.#} s"),
                OperationCanceledException => "no connection within the time allowed",
                _ => FailureReason.Of(e),
            };
            result = body.Started ? new BotApiResult<T>.OutcomeUnknown(reason) : new BotApiResult<T>.NotSent(reason);
        }

        BotApiTelemetry.EndCall(span, result);
        return result;
    }

    private static async Task<BotApiResult<T>> Read<T>(
        HttpResponseMessage response,
        JsonTypeInfo<BotApiResponse<T>> answerType,
        CancellationToken cancellationToken)
    {
        BotApiResponse<T>? answer;
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            answer = await JsonSerializer.DeserializeAsync(stream, answerType, cancellationToken);
        }
        catch (Exception e) when (!response.IsSuccessStatusCode && e is JsonException or HttpRequestException or IOException)
        {
            // A proxy's page in front of Telegram: its status is all there is to go by.
            answer = null;
        }

        var status = (int)response.StatusCode;
        return answer switch
        {
            { Ok: true, Result: { } result } => new BotApiResult<T>.Ok(result),
            { Ok: false, Description: { } words } =>
                new BotApiResult<T>.ApiError(answer.ErrorCode ?? status, words, answer.Parameters),
            _ when response.IsSuccessStatusCode => new BotApiResult<T>.OutcomeUnknown("an answer that is not the Bot API's"),
            _ => new BotApiResult<T>.ApiError(status, response.ReasonPhrase ?? "", null) { IsForeign = true },
        };
    }

    private static ByteArrayContent Json<T>(T value, JsonTypeInfo<T> type) =>
        new(JsonSerializer.SerializeToUtf8Bytes(value, type))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        };

    private static MultipartFormDataContent Multipart(SendDocumentRequest request)
    {
        var form = new MultipartFormDataContent
        {
            { new StringContent(request.ChatId.ToString(CultureInfo.InvariantCulture)), "chat_id" },
            { new ReadOnlyMemoryContent(request.Content), "document", request.FileName },
        };
        Add("caption", request.Caption);
        Add("message_thread_id", request.MessageThreadId?.ToString(CultureInfo.InvariantCulture));
        Add("disable_notification", request.DisableNotification is true ? "true" : null);
        Add("protect_content", request.ProtectContent is true ? "true" : null);
        Add("reply_markup", request.ReplyMarkup?.GetRawText());
        return form;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                form.Add(new StringContent(value), name);
            }
        }
    }
}
