using System.Collections.Concurrent;
using ClientPortal.BotGateway.Portal;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Portal;

/// <summary>Something at the Api's address that issues tokens and answers as the test says, and a client of it.</summary>
internal sealed class StubApi : IAsyncDisposable
{
    public const string Secret = "secret-of-the-service-0123456789abcdef";

    private readonly WebApplication _server;
    private readonly WebApplication _client;
    private int _issued;

    private StubApi(WebApplication server, Func<Uri, WebApplication> client)
    {
        _server = server;
        _server.Run(AnswerAsync);
        _server.Start();
        _client = client(new Uri(_server.Urls.First()));
    }

    public static Person Anna { get; } = new(
        new RecipientSnapshot(RecipientType.Client, Guid.CreateVersion7()), Guid.CreateVersion7(), AccountRole.Client, "Anna", "en", "Europe/Moscow", Active: true, LinkState.Active, 1, 1);

    /// <summary>What came: <c>client_credentials</c>, <c>exchange</c>, or method and path with the token's name.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Answers everything but requests for tokens.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = context => WriteAsync(context, 200, """{"id":"00000000-0000-0000-0000-000000000001","ticket":null}""");

    /// <summary>Status and OAuth error of the next token exchange.</summary>
    public (int Status, string Error)? RefuseExchange { get; set; }

    public PortalClient Client => _client.Services.GetRequiredService<PortalClient>();

    public PortalTickets Tickets => _client.Services.GetRequiredService<PortalTickets>();

    public static StubApi Start(TimeProvider time, ILoggerProvider? logs = null)
    {
        var server = WebApplication.CreateSlimBuilder();
        server.WebHost.UseUrls("http://127.0.0.1:0");
        server.Logging.ClearProviders();
        return new StubApi(server.Build(), url =>
        {
            var client = WebApplication.CreateSlimBuilder();
            client.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Api:BaseUrl"] = url.AbsoluteUri, ["Api:ClientSecret"] = Secret });
            client.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace);
            if (logs is not null)
            {
                client.Logging.AddProvider(logs);
            }

            client.Services.AddSingleton(time);
            client.AddPortalClient();
            return client.Build();
        });
    }

    public static async Task WriteAsync(HttpContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(json, TestContext.Current.CancellationToken);
    }

    /// <summary>The Api is gone.</summary>
    public Task StopAsync() => _server.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _server.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path != "/oauth/token")
        {
            Requests.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} {context.Request.Headers.Authorization}");
            await Answer(context);
            return;
        }

        var form = await context.Request.ReadFormAsync(TestContext.Current.CancellationToken);
        var own = form["grant_type"] == "client_credentials";
        Requests.Enqueue(own ? $"own {form["client_id"]} {form["client_secret"]}" : $"exchange {form["actor_token"]} {form["requested_subject"]}");
        if (!own && RefuseExchange is { } refusal)
        {
            RefuseExchange = null;
            await WriteAsync(context, refusal.Status, $$"""{"code":"{{refusal.Error}}","error":"{{refusal.Error}}"}""");
            return;
        }

        var token = $"{(own ? "own" : "delegated")}-token-{Interlocked.Increment(ref _issued)}";
        await WriteAsync(context, 200, $$"""{"access_token":"{{token}}","token_type":"Bearer","expires_in":{{(own ? 600 : 60)}}}""");
    }
}
