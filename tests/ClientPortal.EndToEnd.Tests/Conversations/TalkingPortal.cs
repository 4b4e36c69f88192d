using System.Net.Http.Json;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.TelegramEmulator.Limits;
using ClientPortal.Testing;
using ClientPortal.Testing.Portal;
using Npgsql;
using Xunit;

namespace ClientPortal.EndToEnd.Tests.Conversations;

/// <summary>
/// The whole portal with people who are connected: two clients and two staff members, one of each in Russian and one in English. All tests of
/// the collection share it, one after the other: each works on tickets of its own. Every conversation is held by both transports.
/// </summary>
public abstract class TalkingPortal(bool webhook) : IAsyncLifetime
{
    private const string Unlimited = "100000";

    private static readonly WholePortalSettings Fast = new()
    {
        Api = new Dictionary<string, string?>
        {
            ["RequestLimits:RequestsPerSecond"] = Unlimited,
            ["RequestLimits:Burst"] = Unlimited,
            ["RequestLimits:SignInsPerMinute"] = Unlimited,
        },
        Gateway = new Dictionary<string, string?>
        {
            ["Delivery:MessagesPerSecond"] = "1000",
            ["Delivery:MessagesPerSecondPerChat"] = "1000",
            ["Updates:RetryFirst"] = "00:00:00.1",
            ["Updates:RetryMost"] = "00:00:00.5",
            ["Updates:AlbumWait"] = "00:00:00.5",
            ["Updates:MaxPerMinutePerChat"] = Unlimited,
        },
    };

    private readonly BrokerVhost _broker = new();

    public WholePortal Portal { get; private set; } = null!;

    public EmulatorClient Telegram { get; private set; } = null!;

    /// <summary>A client who reads Russian.</summary>
    public Talker Romashka { get; private set; } = null!;

    /// <summary>A client who reads English.</summary>
    public Talker Acme { get; private set; } = null!;

    /// <summary>Staff; reads Russian.</summary>
    public Talker Olga { get; private set; } = null!;

    /// <summary>Staff; reads English.</summary>
    public Talker Henry { get; private set; } = null!;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Whether updates come by webhook; else by long polling.</summary>
    public bool ByWebhook => webhook;

    /// <summary>The portal's pages: by webhook at a public address, by polling on the developer's own machine.</summary>
    public string PortalUrl => webhook ? "https://portal.example.com" : "http://localhost:5080";

    public Talker Client(string language) => language == "ru" ? Romashka : Acme;

    public Talker Staff(string language) => language == "ru" ? Olga : Henry;

    public async ValueTask InitializeAsync()
    {
        await _broker.InitializeAsync();
        var settings = Fast with { Webhook = webhook, Notifications = new Dictionary<string, string?> { ["Portal:PublicUrl"] = PortalUrl } };
        Portal = await WholePortal.StartAsync(new PortalServers(await TestServers.PostgresAsync(Cancellation), _broker.ConnectionString), settings, Cancellation);
        Telegram = new EmulatorClient(Portal.Emulator.BaseAddress);
        await Telegram.SetLimitsAsync(LimitOptions.Off, Cancellation);
        var romashka = await Portal.Admin.CreateClientAsync(Portal, "romashka", "Ромашка", "ru", Cancellation);
        var acme = await Portal.Admin.CreateClientAsync(Portal, "acme", "Acme", "en", Cancellation);
        var olga = await Portal.Admin.CreateStaffAsync(Portal, "olga", "Ольга", "ru", Cancellation);
        var henry = await Portal.Admin.CreateStaffAsync(Portal, "henry", "Henry", "en", Cancellation);
        Romashka = await ConnectAsync(romashka, "Роман");
        Acme = await ConnectAsync(acme, "Anna");
        Olga = await ConnectAsync(olga, "Ольга");
        Henry = await ConnectAsync(henry, "Henry");
    }

    public async ValueTask DisposeAsync()
    {
        Telegram?.Dispose();
        foreach (var person in new[] { Romashka, Acme, Olga, Henry })
        {
            person?.Account.Dispose();
        }

        if (Portal is not null)
        {
            await Portal.DisposeAsync();
        }

        await _broker.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The commands that Telegram offers in a chat of its own menu; empty where it has none.</summary>
    public async Task<IReadOnlyList<(string Command, string Description)>> MenuAsync(long chat)
    {
        using var answer = await Portal.Emulator.Client.PostAsJsonAsync(
            $"/bot{WholePortal.BotToken}/getMyCommands", new { scope = new { type = "chat", chat_id = chat } }, Cancellation);
        var commands = (await JsonAnswer.ReadAsync(answer, Cancellation))["result"]!.AsArray();
        return [.. commands.Select(command => (command!["command"]!.GetValue<string>(), command["description"]!.GetValue<string>()))];
    }

    /// <summary>Changes something behind the product's back.</summary>
    public async Task<int> ExecuteAsync(string sql, params object[] parameters)
    {
        await using var database = NpgsqlDataSource.Create(Portal.Database);
        await using var command = Command(database, sql, parameters);
        return await command.ExecuteNonQueryAsync(Cancellation);
    }

    /// <summary>What a chat shows is recorded as sent a moment later.</summary>
    public Task RecordedAsync(Talker person) => Eventually.True(
        async _ => await CountAsync("SELECT count(*) FROM telegram.telegram_notifications_queue WHERE chat_id = $1 AND state = 'sending'", person.Chat) == 0,
        "all that was sent to the chat is recorded",
        Cancellation);

    /// <summary>What somebody did is recorded as handled a moment after its answer.</summary>
    public Task HandledAsync(Talker person) => Eventually.True(
        async _ => await CountAsync("SELECT count(*) FROM telegram.telegram_updates WHERE chat_id = $1 AND state <> 'done'", person.Chat) == 0,
        "the chat's updates are handled",
        Cancellation);

    public async Task<long> CountAsync(string sql, params object[] parameters)
    {
        await using var database = NpgsqlDataSource.Create(Portal.Database);
        await using var command = Command(database, sql, parameters);
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    private static NpgsqlCommand Command(NpgsqlDataSource database, string sql, object[] parameters)
    {
        var command = database.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        return command;
    }

    private async Task<Talker> ConnectAsync(PortalAccount account, string name)
    {
        var chat = await Portal.ConnectTelegramAsync(Telegram, account, name, Cancellation);
        return new Talker(Telegram, account, chat);
    }
}

[CollectionDefinition(Name)]
public sealed class PortalByPolling() : TalkingPortal(webhook: false), ICollectionFixture<PortalByPolling>
{
    public const string Name = "conversations by polling";
}

[CollectionDefinition(Name)]
public sealed class PortalByWebhook() : TalkingPortal(webhook: true), ICollectionFixture<PortalByWebhook>
{
    public const string Name = "conversations by webhook";
}
