using System.Globalization;
using ClientPortal.TelegramEmulator.Calls;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Faults;
using ClientPortal.TelegramEmulator.Limits;

namespace ClientPortal.TelegramEmulator.BotApi;

/// <summary>Takes a Bot API request from its arrival to its answer: token, parameters, faults, method, journal, answer.</summary>
internal sealed partial class BotApiHandler(
    World world, BotTokens tokens, BotMethods methods, CallLog calls, FaultTable faults, LatencySetting latency, ILogger<BotApiHandler> logger)
{
    private static readonly string[] KeptHeaders = ["traceparent", "tracestate", "baggage", "user-agent", "content-type"];

    private readonly TimeProvider _time = world.Time;

    /// <summary>Answers one request.</summary>
    /// <param name="name">The method as the path spells it; when empty, a parameter names it.</param>
    public async Task HandleAsync(HttpContext context, string token, string name)
    {
        var receivedAt = _time.GetUtcNow();
        if (tokens.Find(token) is not { } bot)
        {
            await AnswerWriter.WriteAsync(context.Response, BotTokens.Refusal(token));
            return;
        }

        if (name.Length == 0)
        {
            name = context.Request.Query["method"].ToString();
        }

        var entry = calls.Begin(bot.Id, name, receivedAt, Headers(context.Request));
        var aborted = context.RequestAborted;
        try
        {
            var (result, fault) = await InvokeAsync(context, bot, name, entry, aborted);
            if (fault == FaultKind.AnswerLost)
            {
                calls.End(entry, CallOutcome.AnswerLost, _time.GetUtcNow());
                context.Abort();
                return;
            }

            await AnswerWriter.WriteAsync(context.Response, result);
            calls.End(entry, CallOutcome.Ok, _time.GetUtcNow());
        }
        catch (BotApiException error)
        {
            (entry.ErrorCode, entry.Description) = (error.Code, error.Message);
            calls.End(entry, CallOutcome.Error, _time.GetUtcNow());
            await AnswerWriter.WriteAsync(context.Response, error);
        }
        catch (ConnectionResetFault)
        {
            calls.End(entry, CallOutcome.Reset, _time.GetUtcNow());
            context.Abort();
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            calls.End(entry, CallOutcome.Abandoned, _time.GetUtcNow());
        }
        catch (BadHttpRequestException exception)
        {
            var code = exception.StatusCode;
            (entry.ErrorCode, entry.Description) = (code, exception.Message);
            calls.End(entry, CallOutcome.Error, _time.GetUtcNow());
            var words = code == StatusCodes.Status413PayloadTooLarge ? "Request Entity Too Large" : "Bad Request: unexpected end of request content";
            await AnswerWriter.WriteAsync(context.Response, new BotApiException(code, words));
        }
        catch (IOException exception)
        {
            LogFailed(logger, entry.Sequence, exception);
            (entry.ErrorCode, entry.Description) = (500, exception.Message);
            calls.End(entry, CallOutcome.Error, _time.GetUtcNow());
            await AnswerWriter.WriteAsync(context.Response, new BotApiException(500, "Internal Server Error"));
        }
    }

    private async ValueTask<(MethodResult Result, FaultKind? Fault)> InvokeAsync(
        HttpContext context, BotState bot, string name, CallEntry entry, CancellationToken aborted)
    {
        var arguments = await ArgumentReader.ReadAsync(context.Request, aborted);
        if (name.Length == 0)
        {
            name = arguments.Values.GetValueOrDefault("method", "");
        }

        if (long.TryParse(arguments.Values.GetValueOrDefault("chat_id"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chatId))
        {
            entry.ChatId = chatId;
        }

        if (latency.Value > TimeSpan.Zero)
        {
            await Task.Delay(latency.Value, _time, aborted);
        }

        var fault = faults.Take(name, entry.ChatId);
        if (fault is not null)
        {
            entry.Fault = fault.Id;
            await fault.BeforeAcceptAsync(_time, aborted);
        }

        var result = await InvokeAsync(new BotCall(bot, name, arguments, entry), aborted);
        await world.FlushedAsync();
        return (result, fault?.Kind);
    }

    /// <summary>Also for calls that come as the answer to a webhook.</summary>
    public ValueTask<MethodResult> InvokeAsync(BotCall call, CancellationToken cancellationToken) =>
        methods.Find(call.Method) is { } method
            ? method.InvokeAsync(call, cancellationToken)
            : throw new BotApiException(404, "Not Found: method not found");

    private static Dictionary<string, string> Headers(HttpRequest request)
    {
        var kept = new Dictionary<string, string>(KeptHeaders.Length, StringComparer.Ordinal);
        foreach (var name in KeptHeaders)
        {
            if (request.Headers.TryGetValue(name, out var value))
            {
                kept[name] = value.ToString();
            }
        }

        return kept;
    }

    [LoggerMessage(1, LogLevel.Error, "Bot API call {Sequence} failed")]
    private static partial void LogFailed(ILogger logger, long sequence, Exception exception);
}
