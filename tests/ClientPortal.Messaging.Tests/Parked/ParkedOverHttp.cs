using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using ClientPortal.Contracts;
using ClientPortal.Messaging.Consuming;
using ClientPortal.Messaging.Parked;
using ClientPortal.Messaging.Tests.Support;
using ClientPortal.Testing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace ClientPortal.Messaging.Tests.Parked;

public sealed class ParkedOverHttp(BrokerVhost broker) : IClassFixture<BrokerVhost>, IAsyncLifetime
{
    private readonly Recording _recording = new();
    private WebApplication? _app;

    [Fact]
    public async Task OpsListReplayAndDiscard()
    {
        var broken = true;
        _recording.Work = (_, _, _) => broken ? throw new InvalidOperationException("broken") : Task.CompletedTask;
        await using var publisher = await PlainPublisher.OpenAsync(broker);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await publisher.PublishAsync(TestEvents.Changed(Guid.CreateVersion7(), 1), Guid.CreateVersion7());
        }

        using var ops = Client("admin");
        var parked = await Eventually.Matches(token => ListAsync(ops, token), list => list.Count == 3, "three parked messages", Token);
        parked.ShouldAllBe(message => message.Reason == "failed" && message.Queue == "web" && message.Type == "account.changed");

        broken = false;
        (await CountAsync(ops, $"replay?id={parked[0].Id}")).ShouldBe(1);
        await Eventually.True(() => _recording.Handled.Count == 1, "the replayed one is handled", Token);
        (await CountAsync(ops, $"discard?id={parked[1].Id}")).ShouldBe(1);
        (await CountAsync(ops, "discard?reason=unreadable")).ShouldBe(0);
        (await ListAsync(ops, Token)).Select(message => message.Id).ShouldBe([parked[2].Id]);
        (await CountAsync(ops, "replay")).ShouldBe(1);
        (await ListAsync(ops, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ReplayEndsThoughTheConsumerRefusesAgain()
    {
        const int Parked = 20;
        _recording.Work = (_, _, _) => throw new InvalidOperationException("still broken");
        await using var publisher = await PlainPublisher.OpenAsync(broker);
        foreach (var _ in Enumerable.Range(0, Parked))
        {
            await publisher.PublishAsync(TestEvents.Changed(Guid.CreateVersion7(), 1), Guid.CreateVersion7());
        }

        using var ops = Client("admin");
        var before = await Eventually.Matches(token => ListAsync(ops, token), list => list.Count == Parked, "all are parked", Token);

        (await CountAsync(ops, "replay")).ShouldBe(Parked);

        var after = await Eventually.Matches(token => ListAsync(ops, token), list => list.Count == Parked, "all are parked again", Token);
        after.Select(message => message.Id).Intersect(before.Select(message => message.Id)).ShouldBeEmpty("each was replayed once");
        (await CountAsync(ops, "discard?reason=failed")).ShouldBe(Parked);
    }

    [Fact]
    public async Task DiscardingEverythingAtOnceIsRefused()
    {
        using var ops = Client("admin");

        using var answer = await ops.PostAsync("/ops/parked/discard", content: null, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("code").GetString().ShouldBe("filter_required");
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("client", HttpStatusCode.Forbidden)]
    public async Task OthersAreKeptOut(string? role, HttpStatusCode expected)
    {
        using var client = Client(role);

        using var list = await client.GetAsync("/ops/parked", Token);
        using var replay = await client.PostAsync("/ops/parked/replay", content: null, Token);

        (list.StatusCode, replay.StatusCode).ShouldBe((expected, expected));
    }

    [Fact]
    public async Task BrokerThatIsAwayIsSaidSo()
    {
        await using var app = await StartAsync("amqp://guest:guest@127.0.0.1:1/portal");
        using var ops = Client("admin", app);

        using var answer = await ops.GetAsync("/ops/parked", Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("code").GetString().ShouldBe("broker_unavailable");
    }

    public async ValueTask InitializeAsync()
    {
        _app = await StartAsync(broker.ConnectionString);
        await Eventually.True(() => _app.Services.GetServices<EventQueue>().All(queue => queue.IsConnected), "the queue is read", Token);
    }

    public async ValueTask DisposeAsync() => await _app!.DisposeAsync();

    private async Task<WebApplication> StartAsync(string brokerAddress)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["ConnectionStrings:messaging"] = brokerAddress });
        builder.Services.AddSingleton(_recording);
        builder.Services.AddAuthentication("header").AddScheme<AuthenticationSchemeOptions, HeaderRole>("header", _ => { });
        builder.Services.AddAuthorizationBuilder().AddPolicy("ops", policy => policy.RequireRole("admin"));
        builder.AddMessaging("tests").AddQueue("web", queue =>
        {
            queue.Options.Tries = 1;
            queue.Consume<AccountChanged, RecordingConsumer>();
        });
        var app = builder.Build();
        app.MapParkedMessages("ops");
        await app.StartAsync(Token);
        return app;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<IReadOnlyList<ParkedMessage>> ListAsync(HttpClient client, CancellationToken cancellationToken) =>
        (await client.GetFromJsonAsync<ParkedMessage[]>("/ops/parked", cancellationToken))!;

    private static async Task<int> CountAsync(HttpClient client, string call)
    {
        using var answer = await client.PostAsync($"/ops/parked/{call}", content: null, Token);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<ParkedCount>(Token))!.Count;
    }

    private HttpClient Client(string? role, WebApplication? app = null)
    {
        var client = new HttpClient { BaseAddress = new Uri((app ?? _app!).Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
        if (role is not null)
        {
            client.DefaultRequestHeaders.Add("x-role", role);
        }

        return client;
    }

    private sealed class HeaderRole(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers["x-role"].FirstOrDefault() is not { } role)
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            var identity = new ClaimsIdentity([new Claim(ClaimTypes.Role, role)], "header");
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), "header")));
        }
    }
}
