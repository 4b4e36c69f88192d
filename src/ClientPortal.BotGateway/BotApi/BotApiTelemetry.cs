using System.Diagnostics;

namespace ClientPortal.BotGateway.BotApi;

/// <summary>One span per call, named after the method. The address is not in it, for it holds the token.</summary>
internal static class BotApiTelemetry
{
    public const string SourceName = "ClientPortal.BotGateway.BotApi";

    private static readonly ActivitySource Source = new(SourceName);

    public static Activity? StartCall(string method, Uri baseUrl)
    {
        var span = Source.StartActivity($"telegram {method}", ActivityKind.Client);
        return span?
            .SetTag("telegram.method", method)
            .SetTag("server.address", baseUrl.Host)
            .SetTag("server.port", baseUrl.Port);
    }

    public static void EndCall<T>(Activity? span, BotApiResult<T> result)
    {
        var (outcome, words) = result switch
        {
            BotApiResult<T>.ApiError error => ("api_error", $"{error.Code} {error.Description}"),
            BotApiResult<T>.NotSent { Reason: var reason } => ("not_sent", reason),
            BotApiResult<T>.OutcomeUnknown { Reason: var reason } => ("outcome_unknown", reason),
            _ => ("ok", null),
        };
        span?.SetTag("telegram.outcome", outcome);
        if (words is not null)
        {
            span?.SetStatus(ActivityStatusCode.Error, words);
        }
    }
}
