using System.Globalization;
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

namespace ClientPortal.BotGateway.Tests.Delivery;

/// <summary>
/// An emulator and the service in this process, over a real database. Each scene has a bot of its own, so what one
/// test leaves in the queue does not reach the next. Limits are off unless a test sets them; there is no broker.
/// </summary>
internal sealed class DeliveryScene : IAsyncDisposable
{
    private static int s_lastBot;

    private readonly Dictionary<string, string?> _settings;
    private readonly List<WebApplication> _gateways = [];

    private DeliveryScene(PortalDatabase database, EmulatorHost emulator, IEnumerable<(string Key, string Value)> settings)
    {
        Emulator = emulator;
        _settings = Settings(database.GatewayConnectionString, emulator);
        foreach (var (key, value) in settings)
        {
            _settings[key] = value;
        }
    }

    public EmulatorHost Emulator { get; }

    public EmulatorClient Telegram => Emulator.Client;

    public long BotId => long.Parse(Emulator.BotToken.Split(':')[0], CultureInfo.InvariantCulture);

    /// <summary>The gateway that was started last.</summary>
    public WebApplication Gateway => _gateways[^1];

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>An emulator alone; gateways are started by the test.</summary>
    public static async Task<DeliveryScene> PrepareAsync(
        PortalDatabase database,
        LimitOptions? limits = null,
        params (string Key, string Value)[] settings)
    {
        var bot = 8_000_000_000 + Interlocked.Increment(ref s_lastBot);
        var emulator = await EmulatorHost.StartAsync(
            options =>
            {
                options.BotToken = string.Create(CultureInfo.InvariantCulture, $"{bot}:AAsecretOfTheTestBotAAAAAAAAAA");
                options.Limits = limits ?? LimitOptions.Off;
            },
            cancellationToken: Cancel);
        return new DeliveryScene(database, emulator, settings);
    }

    public static async Task<DeliveryScene> StartAsync(
        PortalDatabase database,
        LimitOptions? limits = null,
        params (string Key, string Value)[] settings)
    {
        var scene = await PrepareAsync(database, limits, settings);
        await scene.StartGatewayAsync();
        return scene;
    }

    /// <summary>Settings of a gateway on this database and emulator, fast and without limits.</summary>
    public static Dictionary<string, string?> Settings(string database, EmulatorHost emulator) => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings:portal"] = database,
        ["ConnectionStrings:messaging"] = "amqp://nobody:nothing@127.0.0.1:1/none",
        ["Auth:Authority"] = "http://127.0.0.1:1",
        ["Telegram:BotToken"] = emulator.BotToken,
        ["Telegram:ApiBaseUrl"] = emulator.BaseUrl.AbsoluteUri,
        ["Telegram:AnswerTimeout"] = "00:00:03",
        // What is received is for other scenes.
        ["Telegram:Transport"] = "Off",
        ["Delivery:MessagesPerSecond"] = "10000",
        ["Delivery:MessagesPerSecondPerChat"] = "1000",
        ["Delivery:MessagesPerMinutePerGroup"] = "10000",
        ["Delivery:BackoffFirst"] = "00:00:00.05",
        ["Delivery:BackoffMost"] = "00:00:00.2",
        ["Delivery:OutageProbeMost"] = "00:00:00.2",
    };

    /// <summary>Starts a gateway and waits until it, or another one before it, sends.</summary>
    public async Task<WebApplication> StartGatewayAsync(Action<IServiceCollection>? configure = null)
    {
        var app = Build(configure);
        await app.StartAsync(Cancel);
        await Eventually.True(() => _gateways.Any(Sends), "a dispatcher holds the lease", Cancel);
        return app;
    }

    /// <summary>Starts a gateway beside another process that holds the lease.</summary>
    public async Task<WebApplication> StartStandbyAsync()
    {
        var app = Build(null);
        await app.StartAsync(Cancel);
        return app;
    }

    public static bool Sends(WebApplication gateway) =>
        gateway.Services.GetRequiredService<BotGateway.Delivery.DispatcherStatus>().HoldsLease;

    public T Get<T>()
        where T : notnull => Gateway.Services.GetRequiredService<T>();

    /// <summary>A client who pressed START and is connected.</summary>
    public async Task<ConnectedChat> ConnectAsync(string name = "Anna")
    {
        var user = await Telegram.CreateUserAsync(name, cancellationToken: Cancel);
        await Telegram.StartAsync(user.Id, cancellationToken: Cancel);
        return await LinkAsync(user.Id, user.Id);
    }

    public async Task<ConnectedChat> LinkAsync(long userId, long chatId)
    {
        var recipient = new RecipientSnapshot(RecipientType.Client, Guid.CreateVersion7());
        var links = Get<Links>();
        await links.ActivateAsync(new LinkActivation(recipient, BotId, userId, null, chatId, null, Actor.System), Cancel);
        var link = await links.FindAsync(recipient, Cancel);
        return new ConnectedChat(recipient, userId, chatId, link!.Generation);
    }

    /// <summary>Queues a message and returns the reference by which to find it.</summary>
    public async Task<Guid> EnqueueAsync(ConnectedChat chat, string text, bool html = false, string? traceParent = null) =>
        (await EnqueueAsync([(chat, text)], html, traceParent))[0];

    public async Task<IReadOnlyList<Guid>> EnqueueAsync(
        IReadOnlyList<(ConnectedChat Chat, string Text)> messages,
        bool html = false,
        string? traceParent = null)
    {
        var rows = messages.Select(message => new NewNotification
        {
            Recipient = message.Chat.Recipient,
            Target = new ChatTarget(BotId, message.Chat.ChatId, message.Chat.Generation),
            NotificationType = "ticket.created",
            ReferenceId = Guid.CreateVersion7(),
            EventId = Guid.CreateVersion7(),
            Text = message.Text,
            IsHtml = html,
            Language = "en",
            TraceParent = traceParent,
        }).ToArray();
        await Get<NotificationQueue>().EnqueueAsync(rows, Cancel);
        return [.. rows.Select(row => row.ReferenceId!.Value)];
    }

    public async Task<NotificationRecord> ReadAsync(Guid reference) =>
        (await Get<NotificationHistory>().ForReferenceAsync(reference, 0, 10, Cancel)).Single();

    public Task<NotificationRecord> WaitForAsync(Guid reference, NotificationState state, TimeSpan? within = null) =>
        Eventually.Matches(_ => ReadAsync(reference), row => row.State == state, $"the message is {state}", Cancel, within);

    public Task<NotificationRecord> WaitForCauseAsync(Guid reference, string cause) =>
        Eventually.Matches(_ => ReadAsync(reference), row => row.Cause == cause, $"the message has the cause {cause}", Cancel);

    public async Task<IReadOnlyList<string?>> TextsAsync(ConnectedChat chat) =>
        [.. (await Telegram.GetMessagesAsync(chat.ChatId, Cancel)).Where(entry => entry.FromBot).Select(entry => entry.Message.Text)];

    public async Task<Link> LinkOfAsync(ConnectedChat chat) => (await Get<Links>().FindAsync(chat.Recipient, Cancel))!;

    /// <summary>Stops a gateway as SIGTERM does.</summary>
    public async Task StopAsync(WebApplication gateway)
    {
        _gateways.Remove(gateway);
        await gateway.StopAsync(Cancel);
        await gateway.DisposeAsync();
    }

    private WebApplication Build(Action<IServiceCollection>? configure)
    {
        var app = GatewayApp.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(_settings);
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            configure?.Invoke(builder.Services);
        });
        _gateways.Add(app);
        return app;
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

/// <summary>A client's chat with the bot.</summary>
internal sealed record ConnectedChat(RecipientSnapshot Recipient, long UserId, long ChatId, long Generation);
