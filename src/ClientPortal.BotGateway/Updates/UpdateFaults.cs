using System.Net;
using ClientPortal.BotGateway.BotApi;
using ClientPortal.Postgres;
using ClientPortal.Texts;

namespace ClientPortal.BotGateway.Updates;

/// <summary>Tells what passes by itself from what is wrong with an update.</summary>
internal static class UpdateFaults
{
    private const int MaxReason = 500;

    /// <summary>
    /// Database, Api or Telegram are away, or overloaded: the update waits without limit. An Api that answers 500 is there, and stumbles over this update.
    /// </summary>
    public static bool IsPassing(Exception fault) => fault switch
    {
        BotApiAwayException or NotYetException => true,
        HttpRequestException
        {
            StatusCode: null or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout,
        } => true,
        // HttpClient's own time-out.
        TaskCanceledException { InnerException: TimeoutException } => true,
        _ => DatabaseFaults.IsTransient(fault),
    };

    /// <summary>For the people who look at it later. A NUL would not go into the database.</summary>
    public static string Reason(Exception fault)
    {
        var reason = $"{fault.GetType().Name}: {fault.Message}".Replace('\0', ' ');
        return TelegramHtml.Cut(reason, MaxReason);
    }
}
