using System.Globalization;
using System.Text.RegularExpressions;

namespace ClientPortal.Testing.Portal;

/// <summary>
/// The whole product as it runs for people: Api, Notifications, BotGateway and the emulator as processes of their own,
/// on a database and a broker. Each can be killed and started again on its address.
/// </summary>
public sealed partial class WholePortal : IAsyncDisposable
{
    /// <summary>Telegram's id of the test bot.</summary>
    public const long BotId = 7000000001;

    /// <summary>Of the test bot, for tests that speak as it.</summary>
    public const string BotToken = "7000000001:AAEndToEndTestsOfThePortal0000000000";

    /// <summary>Of the first administrator, whose user name is <c>admin</c>.</summary>
    public const string AdminPassword = "Correct-horse-battery-1";

    private const string GatewaySecret = "only-for-tests-0123456789abcdef0123456789";

    private readonly PortalDatabase _database = new();
    private readonly PortalServers _servers;
    private readonly WholePortalSettings _settings;

    private WholePortal(PortalServers servers, WholePortalSettings settings)
    {
        _servers = servers;
        _settings = settings;
    }

    public ServiceProcess Api { get; private set; } = null!;

    public ServiceProcess Notifications { get; private set; } = null!;

    public ServiceProcess Gateway { get; private set; } = null!;

    public ServiceProcess Emulator { get; private set; } = null!;

    /// <summary>The pages; null unless the settings ask for them.</summary>
    public ServiceProcess? Web { get; private set; }

    /// <summary>The first administrator, signed in.</summary>
    public PortalAccount Admin { get; private set; } = null!;

    /// <summary>The superuser's connection string to the portal's database.</summary>
    public string Database => _database.AdminConnectionString;

    public static async Task<WholePortal> StartAsync(PortalServers servers, WholePortalSettings settings, CancellationToken cancellationToken)
    {
        var portal = new WholePortal(servers, settings);
        try
        {
            await portal.StartAsync(cancellationToken);
            return portal;
        }
        catch
        {
            await portal.DisposeAsync();
            throw;
        }
    }

    /// <summary>A connection string of the same database for a service's login, for a second instance beside the first.</summary>
    public IReadOnlyDictionary<string, string?> GatewaySettings() => new Dictionary<string, string?>(Common(_database.GatewayConnectionString))
    {
        ["Auth:Authority"] = Address(Api),
        ["Api:BaseUrl"] = Address(Api),
        ["Api:ClientId"] = "bot-gateway",
        ["Api:ClientSecret"] = GatewaySecret,
        ["Telegram:BotToken"] = BotToken,
        ["Telegram:ApiBaseUrl"] = Address(Emulator),
    }.With(_settings.Gateway);

    public async ValueTask DisposeAsync()
    {
        foreach (var service in new[] { Web, Gateway, Notifications, Api, Emulator })
        {
            if (service is not null)
            {
                await service.DisposeAsync();
            }
        }

        await _database.DisposeAsync();
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        await _database.CreateOnAsync(_servers.Postgres, cancellationToken);
        var emulator = ServiceProcess.StartAsync("ClientPortal.TelegramEmulator", new Dictionary<string, string?> { ["Emulator:BotToken"] = BotToken }.With(_settings.Emulator), cancellationToken);
        Api = await StartApiAsync(cancellationToken);
        Emulator = await emulator;
        var notifications = ServiceProcess.StartAsync(
            "ClientPortal.Notifications",
            new Dictionary<string, string?>(Common(_database.NotificationsConnectionString)) { ["Auth:Authority"] = Address(Api) }.With(_settings.Notifications),
            cancellationToken);
        Gateway = await StartGatewayAsync(cancellationToken);
        Notifications = await notifications;
        if (_settings.Web is { } web)
        {
            Web = await ServiceProcess.StartAsync(
                "ClientPortal.Web", new Dictionary<string, string?>(Common(_database.WebConnectionString)) { ["Services:Api"] = Address(Api), ["Services:BotGateway"] = Address(Gateway) }.With(web), cancellationToken);
        }

        Admin = await CreateAdminAsync(cancellationToken);
    }

    private async Task<ServiceProcess> StartGatewayAsync(CancellationToken cancellationToken)
    {
        if (!_settings.Webhook)
        {
            return await ServiceProcess.StartAsync("ClientPortal.BotGateway", GatewaySettings(), cancellationToken);
        }

        // Where Telegram shall deliver must be known before the service listens there.
        var port = ClientPortal.LocalServers.FreePorts.Next();
        var settings = new Dictionary<string, string?>(GatewaySettings())
        {
            ["Telegram:WebhookUrl"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/telegram/webhook"),
        };
        return await ServiceProcess.StartAsync("ClientPortal.BotGateway", settings, cancellationToken, port);
    }

    private async Task<ServiceProcess> StartApiAsync(CancellationToken cancellationToken)
    {
        var port = ClientPortal.LocalServers.FreePorts.Next();
        return await ServiceProcess.StartAsync("ClientPortal.Api", ApiSettings(port), cancellationToken, port);
    }

    private Dictionary<string, string?> ApiSettings(int port) => new Dictionary<string, string?>(Common(_database.ApiConnectionString))
    {
        ["Auth:Issuer"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
        ["Auth:ServiceClients:bot_gateway:Secret"] = GatewaySecret,
    }.With(_settings.Api);

    private Dictionary<string, string?> Common(string database) => new(_settings.Common)
    {
        ["ConnectionStrings:portal"] = database,
        ["ConnectionStrings:messaging"] = _servers.Amqp,
    };

    /// <summary>The first administrator comes from a verb, as for ops; its one-time link sets the password.</summary>
    private async Task<PortalAccount> CreateAdminAsync(CancellationToken cancellationToken)
    {
        await using var verb = await ServiceProcess.LaunchAsync(
            "ClientPortal.Api", ApiSettings(Api.BaseAddress.Port), cancellationToken, "admin", "create", "--user-name", "admin", "--name", "Alex Admin");
        var exitCode = await verb.Exited.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
        var token = InviteToken().Match(verb.Output);
        return exitCode == 0 && token.Success
            ? await PortalAccount.AcceptInviteAsync(this, "admin", token.Groups["token"].Value, AdminPassword, cancellationToken)
            : throw new InvalidOperationException($"The verb that creates the first administrator ended with {exitCode}:\n{verb.Output}");
    }

    private static string Address(ServiceProcess service) => service.BaseAddress.GetLeftPart(UriPartial.Authority);

    [GeneratedRegex("(?<token>[A-Za-z0-9_-]{40,})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex InviteToken();
}
