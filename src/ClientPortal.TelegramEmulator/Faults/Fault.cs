using ClientPortal.TelegramEmulator.BotApi;
using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Faults;

/// <summary>The connection is to be broken.</summary>
internal sealed class ConnectionResetFault() : Exception("Injected connection reset");

/// <summary>One injected fault as it meets one call.</summary>
internal sealed record Fault(string Id, FaultRequest Request)
{
    public FaultKind Kind => Request.Kind;

    /// <summary>Does what happens before the call is accepted. Returning means that the call goes on.</summary>
    public async Task BeforeAcceptAsync(TimeProvider time, CancellationToken aborted)
    {
        switch (Kind)
        {
            case FaultKind.Slow:
                await Task.Delay(TimeSpan.FromMilliseconds(Request.DelayMilliseconds ?? 1000), time, aborted);
                return;
            case FaultKind.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, time, aborted);
                return;
            case FaultKind.Reset:
                throw new ConnectionResetFault();
            case FaultKind.AnswerLost:
                return;
            default:
                throw Answer();
        }
    }

    private BotApiException Answer() => Kind switch
    {
        FaultKind.Blocked => BotApiException.Forbidden("bot was blocked by the user"),
        FaultKind.Deactivated => BotApiException.Forbidden("user is deactivated"),
        FaultKind.CannotInitiate => BotApiException.Forbidden("bot can't initiate conversation with a user"),
        FaultKind.TooManyRequests => BotApiException.TooManyRequests(Request.RetryAfter ?? 1),
        FaultKind.ServerError => new(Request.Code ?? 500, Request.Description ?? Words(Request.Code ?? 500)),
        FaultKind.Migrate => new(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            new ResponseParameters { MigrateToChatId = Request.MigrateToChatId }),
        _ => new(Request.Code ?? 400, Request.Description ?? "Bad Request", Parameters()),
    };

    private ResponseParameters? Parameters() => Request.RetryAfter is null && Request.MigrateToChatId is null
        ? null
        : new() { RetryAfter = Request.RetryAfter, MigrateToChatId = Request.MigrateToChatId };

    private static string Words(int code) => code switch
    {
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "Internal Server Error",
    };
}
