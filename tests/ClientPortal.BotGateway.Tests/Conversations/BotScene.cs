using System.Globalization;
using ClientPortal.BotGateway.Tests.Delivery;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.TelegramEmulator.Hosting;
using ClientPortal.TelegramEmulator.Limits;
using ClientPortal.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Conversations;

/// <summary>
/// An emulator with people in it, and the service in this process, which listens to them by long polling unless a test says otherwise. Each
/// scene has a bot of its own. Limits are off, pauses are short; there is no broker.
/// </summary>
internal sealed class BotScene : IAsyncDisposable
{
    // Apart from those of DeliveryScene.
    private static int s_lastBot = 500_000;

    private readonly Dictionary<string, string?> _settings;
    private readonly List<WebApplication> _gateways = [];

    private BotScene(PortalDatabase database, EmulatorHost emulator, IEnumerable<(string Key, string Value)> settings)
    {
        Emulator = emulator;
        _settings = Settings(database.GatewayConnectionString, emulator);
        foreach (var (key, value) in settings)
        {
            _settings[key] = value;
        }
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public EmulatorHost Emulator { get; }

    public EmulatorClient Telegram => Emulator.Client;

    public long BotId => long.Parse(Emulator.BotToken.Split(':')[0], CultureInfo.InvariantCulture);

    /// <summary>The gateway that was started last.</summary>
    public WebApplication Gateway => _gateways[^1];

    /// <summary>Settings of a gateway on this database and emulator that listens.</summary>
    public static Dictionary<string, string?> Settings(string database, EmulatorHost emulator) => new(DeliveryScene.Settings(database, emulator), StringComparer.Ordinal)
    {
        ["Telegram:Transport"] = "Polling",
        ["Updates:RetryFirst"] = "00:00:00.02",
        ["Updates:RetryMost"] = "00:00:00.2",
        ["Updates:AlbumWait"] = "00:00:00.3",
        ["Updates:ConflictPause"] = "00:00:00.2",
        ["Updates:PollInterval"] = "00:00:00.5",
    };

    /// <summary>An emulator alone; gateways are started by the test.</summary>
    public static async Task<BotScene> PrepareAsync(PortalDatabase database, params (string Key, string Value)[] settings)
    {
        var bot = 8_000_000_000 + Interlocked.Increment(ref s_lastBot);
        var emulator = await EmulatorHost.StartAsync(
            options =>
            {
                options.BotToken = string.Create(CultureInfo.InvariantCulture, $"{bot}:AAsecretOfTheTestBotAAAAAAAAAA");
                options.Limits = LimitOptions.Off;
            },
            cancellationToken: Cancel);
        return new BotScene(database, emulator, settings);
    }

    public static async Task<BotScene> StartAsync(PortalDatabase database, params (string Key, string Value)[] settings)
    {
        var scene = await PrepareAsync(database, settings);
        await scene.StartGatewayAsync();
        return scene;
    }

    /// <summary>Starts a gateway; several may stand beside each other.</summary>
    public async Task<WebApplication> StartGatewayAsync(Action<IServiceCollection>? configure = null)
    {
        var app = GatewayApp.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(_settings);
            builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}"));
            builder.Logging.ClearProviders();
            configure?.Invoke(builder.Services);
        });
        _gateways.Add(app);
        await app.StartAsync(Cancel);
        return app;
    }

    /// <summary>Stops a gateway as SIGTERM does.</summary>
    public async Task StopAsync(WebApplication gateway)
    {
        _gateways.Remove(gateway);
        await gateway.StopAsync(Cancel);
        await gateway.DisposeAsync();
    }

    // Where Telegram shall deliver must be known before the service listens there.
    private int Port => _settings.GetValueOrDefault("Telegram:WebhookUrl") is { } url ? new Uri(url).Port : 0;

    public T Get<T>()
        where T : notnull => Gateway.Services.GetRequiredService<T>();

    /// <summary>Somebody on Telegram who has said nothing to the bot yet.</summary>
    public async Task<BotPerson> MeetAsync(string name = "Anna", string? language = "en")
    {
        var user = await Telegram.CreateUserAsync(name, language, cancellationToken: Cancel);
        return new BotPerson(this, user.Id, Recipient: null, AccountId: Guid.Empty);
    }

    /// <summary>Somebody who pressed START and is connected to a portal account of his own: a client, or staff with another role.</summary>
    public async Task<BotPerson> ConnectAsync(
        string name = "Anna", string language = "en", AccountRole role = AccountRole.Client, Guid? accountId = null, Guid? clientId = null)
    {
        var user = await Telegram.CreateUserAsync(name, language, cancellationToken: Cancel);
        var account = accountId ?? Guid.CreateVersion7();
        var client = role is AccountRole.Client ? clientId ?? Guid.CreateVersion7() : (Guid?)null;
        await Get<AccountProjection>().ApplyAsync(
            new AccountSnapshot(account, role, client, name, language, "Europe/Moscow", Active: true), sequence: 1, Cancel);
        var recipient = client is { } id ? new RecipientSnapshot(RecipientType.Client, id) : new RecipientSnapshot(RecipientType.User, account);
        await Get<Links>().ActivateAsync(new LinkActivation(recipient, BotId, user.Id, user.Username, user.Id, TokenHash: null, Actor.System), Cancel);
        var person = new BotPerson(this, user.Id, recipient, account);
        await person.StartAsync();
        await person.WaitForBotAsync(_ => true, "an answer to START");
        return person;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var gateway in _gateways)
        {
            await gateway.StopAsync(CancellationToken.None);
            await gateway.DisposeAsync();
        }

        await Emulator.DisposeAsync();
    }
}
