using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using ClientPortal.Web.Languages;
using Microsoft.Extensions.Options;

namespace ClientPortal.Web.Live;

/// <summary><c>GET /live?topic=…&amp;since=…</c>: the stream of an open page, read by <c>live.js</c>.</summary>
internal static class LiveEndpoints
{
    private const int MaxTopics = 16;
    private const int MaxTopic = 64;

    public static WebApplicationBuilder AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<LiveOptions>().BindConfiguration(LiveOptions.Section)
            .Configure<IConfiguration>((live, configuration) => live.Broker = configuration[LiveOptions.BrokerKey] ?? "")
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<LiveHub>();
        builder.Services.AddHostedService<LiveEvents>();
        return builder;
    }

    /// <summary>Notes the <see cref="LivePosition"/> of each request, before everything that reads for it.</summary>
    public static IApplicationBuilder UseLivePosition(this IApplicationBuilder app)
    {
        var hub = app.ApplicationServices.GetRequiredService<LiveHub>();
        return app.Use((context, next) =>
        {
            context.Features.Set(new LivePosition(hub.Position));
            return next(context);
        });
    }

    public static IEndpointRouteBuilder MapLive(this IEndpointRouteBuilder app)
    {
        // For nobody it ends at once: a redirection to the sign-in would tell the page nothing.
        app.MapGet("/live", Open).AllowAnonymous();
        return app;
    }

    private static IResult Open(
        HttpContext context, string[] topic, string? since, Reader reader, LiveHub hub, IOptions<LiveOptions> options, IHostApplicationLifetime lifetime, TimeProvider time)
    {
        if (topic.Length is 0 or > MaxTopics || topic.Any(one => one.Length is 0 or > MaxTopic))
        {
            return TypedResults.BadRequest();
        }

        // A browser that comes back by itself says what it heard last.
        var position = context.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? last : since;
        // No proxy keeps events back.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        if (reader.Account is not { } account)
        {
            return TypedResults.ServerSentEvents(new[] { End(LiveEnd.SignedOut) }.ToAsyncEnumerable());
        }

        var subscriber = new LiveSubscriber(account.Id, account.ClientId, topic.ToHashSet(StringComparer.Ordinal));
        return TypedResults.ServerSentEvents(ReadAsync(subscriber, position, hub, options.Value, time, lifetime.ApplicationStopping, context.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<string>> ReadAsync(
        LiveSubscriber subscriber, string? since, LiveHub hub, LiveOptions options, TimeProvider time, CancellationToken stopping, [EnumeratorCancellation] CancellationToken gone)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        using var _ = subscriber;
        var end = time.GetUtcNow() + options.StreamLifetime;
        hub.Add(subscriber, since);
        try
        {
            while (time.GetUtcNow() < end)
            {
                var isNews = await WaitAsync(subscriber, options.Heartbeat, ended.Token);
                if (isNews is null)
                {
                    yield break;
                }

                var news = subscriber.Take();
                if (news.Ended is { } why)
                {
                    yield return End(why);
                    yield break;
                }

                var id = hub.PositionAt(news.Position);
                if (news.Connected is { } connected)
                {
                    yield return new SseItem<string>(connected ? "on" : "off", "state") { ReconnectionInterval = TimeSpan.FromSeconds(2) };
                }

                if (news.All)
                {
                    yield return new SseItem<string>("*", "changed") { EventId = id };
                }
                else if (news.Topics.Count > 0)
                {
                    yield return new SseItem<string>(string.Join(' ', news.Topics), "changed") { EventId = id };
                }
                else if (isNews is false)
                {
                    yield return new SseItem<string>("", "beat") { EventId = id };
                }
            }
        }
        finally
        {
            hub.Remove(subscriber);
        }
    }

    private static SseItem<string> End(LiveEnd why) => new(why == LiveEnd.SignedOut ? "signed_out" : "too_many", "ended");

    /// <summary>Null when the stream shall end: the page is closed, or the service stops.</summary>
    private static async Task<bool?> WaitAsync(LiveSubscriber subscriber, TimeSpan atMost, CancellationToken ended)
    {
        try
        {
            return await subscriber.WaitAsync(atMost, ended);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
