using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ClientPortal.TelegramEmulator.Tests.Webhooks;

/// <summary>A bot's webhook, which answers as the test says.</summary>
internal sealed class HookServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Delivery> _deliveries = new();

    private HookServer(WebApplication app) => _app = app;

    /// <summary>Decides on the answer; 200 by default.</summary>
    public Func<Delivery, HttpContext, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public IReadOnlyList<Delivery> Deliveries => [.. _deliveries];

    public string Url => _app.Urls.First() + "/hook";

    public static async Task<HookServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var server = new HookServer(app);
        app.MapPost("/hook", server.ReceiveAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public Task CountAsync(int count) => Eventually.TrueAsync(() => _deliveries.Count >= count, $"{count} deliveries");

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        var update = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!;
        var delivery = new Delivery(
            (int)update["update_id"]!,
            (string?)update["message"]?["text"] ?? "",
            context.Request.Headers["X-Telegram-Bot-Api-Secret-Token"],
            context.Request.Headers.TraceParent);
        _deliveries.Enqueue(delivery);
        await Answer(delivery, context);
    }
}

internal sealed record Delivery(int UpdateId, string Text, string? Secret, string? TraceParent);
