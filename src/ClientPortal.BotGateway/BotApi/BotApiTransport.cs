namespace ClientPortal.BotGateway.BotApi;

/// <summary>The connections to the Bot API, the same for every adapter.</summary>
internal static class BotApiTransport
{
    /// <summary>How much longer than other calls a file's download may take: 20 MB at 200 KB/s.</summary>
    public static readonly TimeSpan FilePatience = TimeSpan.FromSeconds(100);

    public static SocketsHttpHandler Create(
        TelegramOptions options, Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? connect) => new()
    {
        ConnectTimeout = options.ConnectTimeout,
        // Shorter than servers keep idle connections: one that the server closes under us costs an unknown outcome.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AllowAutoRedirect = false,
        UseCookies = false,
        // Without a propagator the handler opens no span of its own, which would carry the token in url.full.
        ActivityHeadersPropagator = null,
        ConnectCallback = connect,
    };
}
