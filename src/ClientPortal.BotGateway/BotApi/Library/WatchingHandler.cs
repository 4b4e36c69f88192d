using System.Diagnostics;

namespace ClientPortal.BotGateway.BotApi.Library;

/// <summary>Tells the call in whose flow a request is sent whether any of it may have reached Telegram.</summary>
internal sealed class WatchingHandler(HttpMessageHandler inner, bool passTraceContext) : DelegatingHandler(inner)
{
    private static readonly AsyncLocal<CallWatch?> Current = new();

    /// <summary>Begins to watch the requests of the caller's flow.</summary>
    public static CallWatch Watch() => Current.Value = new CallWatch();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var watch = Current.Value;
        if (watch is not null && request.Method == HttpMethod.Post)
        {
            var content = new WatchedContent(request.Content ?? new ByteArrayContent([]));
            request.Content = content;
            watch.Content = content;
        }

        if (passTraceContext && Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } traceParent })
        {
            request.Headers.TryAddWithoutValidation("traceparent", traceParent);
        }

        var response = await base.SendAsync(request, cancellationToken);
        watch?.ReasonPhrase = response.ReasonPhrase;
        return response;
    }
}

/// <summary>What is known of one call.</summary>
internal sealed class CallWatch
{
    public WatchedContent? Content { get; set; }

    /// <summary>Of the answer's status line.</summary>
    public string? ReasonPhrase { get; set; }

    /// <summary>Something was written: Telegram may have done it.</summary>
    public bool Started => Content?.Started ?? false;
}
