using ClientPortal.AppHost.RunFolder;
using ClientPortal.AppHost.Startup;
using ClientPortal.LocalServers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ClientPortal.AppHost;

/// <summary>
/// The whole system: what runs, what it needs, what it waits for. Run by Aspire where its packages can be restored
/// (property FullFeed), else by the folder Standalone, which offers the same calls.
/// </summary>
internal static class PortalSystem
{
    private const string Database = "clientportal";
    private const string BotTokenSetting = "TELEGRAM_BOT_TOKEN";
    private const string PublicUrlSetting = "Portal:PublicUrl";

    public static DistributedApplication Describe(string[] args)
    {
        var builder = DistributedApplication.CreateBuilder(args);
        ForgetSecrets();
        var ports = new StablePorts(ProjectFolder.Run);
        var secrets = new RunSecrets(ProjectFolder.Run);
        IResourceBuilder<ParameterResource> Secret(string name) => builder.AddParameter(name, secrets[name], secret: true);

        // ---- PostgreSQL and RabbitMQ: given by ConnectionStrings:postgres and ConnectionStrings:messaging, else our own
        IResourceBuilder<IResourceWithConnectionString> postgres = builder.IsGiven("postgres")
            ? builder.AddConnectionString("postgres")
            : builder.AddPostgres("postgres", password: Secret("postgres-password"), port: ports["postgres"]).WithDataVolume();
        IResourceBuilder<IResourceWithConnectionString> messaging = builder.IsGiven("messaging")
            ? builder.AddConnectionString("messaging")
            : builder.AddRabbitMQ("messaging", password: Secret("messaging-password"), port: ports["messaging"])
                .WithManagementPlugin(ports["messaging-management"]).WithDataVolume();

        // ---- one database; each service logs in with a role of its own (what stands last in a connection string wins)
        var apiPassword = Secret("api-database-password");
        var notificationsPassword = Secret("notifications-database-password");
        var gatewayPassword = Secret("gateway-database-password");
        var webPassword = Secret("web-database-password");
        ReferenceExpression Login(string role, IResourceBuilder<ParameterResource> password) =>
            ReferenceExpression.Create($"{postgres};Database={Database};Username={role};Password={password}");

        var database = builder.AddProject("database", ServiceExtensions.ProjectFile("ClientPortal.Api"), launchProfileName: null)
            .WithArgs("database", "provision")
            .WithEnvironment("ConnectionStrings__admin", ReferenceExpression.Create($"{postgres};Database=postgres"))
            .WithEnvironment("Provisioning__Database", Database)
            .WithEnvironment("Provisioning__Passwords__Api", apiPassword)
            .WithEnvironment("Provisioning__Passwords__Notifications", notificationsPassword)
            .WithEnvironment("Provisioning__Passwords__Gateway", gatewayPassword)
            .WithEnvironment("Provisioning__Passwords__Web", webPassword)
            .WaitFor(postgres);

        // ---- Telegram: the real one with a bot token, else the emulator
        var realBot = builder.Configuration[BotTokenSetting] is { Length: > 0 };
        var botToken = realBot ? builder.AddParameterFromConfiguration("telegram-bot-token", BotTokenSetting, secret: true) : Secret("emulator-bot-token");
        var emulator = realBot ? null : builder.AddService("emulator", "ClientPortal.TelegramEmulator", ports);

        // ---- the services
        var gatewaySecret = Secret("gateway-client-secret");

        var api = builder.AddService("api", "ClientPortal.Api", ports)
            .WithEnvironment("ConnectionStrings__portal", Login("clientportal_api", apiPassword))
            .WithReference(messaging, connectionName: "messaging")
            .WithEnvironment("Auth__ServiceClients__bot_gateway__Secret", gatewaySecret)
            // The pages say for whom they ask.
            .WithEnvironment("Proxies__Trusted", "127.0.0.1, ::1")
            .WaitForCompletion(database);
        api.WithEnvironment("Auth__Issuer", api.GetEndpoint("http"));
        foreach (var setting in builder.Configuration.GetSection("Company").GetChildren().Where(setting => setting.Value is not null))
        {
            api.WithEnvironment($"Company__{setting.Key}", setting.Value!);
        }

        var notifications = builder.AddService("notifications", "ClientPortal.Notifications", ports)
            .WithEnvironment("ConnectionStrings__portal", Login("clientportal_notifications", notificationsPassword))
            .WithReference(messaging, connectionName: "messaging")
            .WithEnvironment("Auth__Authority", api.GetEndpoint("http"))
            .WaitForCompletion(database)
            .WaitFor(messaging);

        var gateway = builder.AddService("gateway", "ClientPortal.BotGateway", ports)
            .WithEnvironment("ConnectionStrings__portal", Login("clientportal_gateway", gatewayPassword))
            .WithReference(messaging, connectionName: "messaging")
            .WithEnvironment("Auth__Authority", api.GetEndpoint("http"))
            .WithEnvironment("Api__BaseUrl", api.GetEndpoint("http"))
            .WithEnvironment("Api__ClientId", "bot-gateway")
            .WithEnvironment("Api__ClientSecret", gatewaySecret)
            .WithEnvironment("Telegram__BotToken", botToken)
            .WaitForCompletion(database)
            .WaitFor(messaging)
            .WaitFor(api);
        var web = builder.AddService("web", "ClientPortal.Web", ports)
            .WithEnvironment("ConnectionStrings__portal", Login("clientportal_web", webPassword))
            .WithReference(messaging, connectionName: "messaging")
            .WithEnvironment("Services__Api", api.GetEndpoint("http"))
            .WithEnvironment("Services__BotGateway", gateway.GetEndpoint("http"))
            .WaitForCompletion(database)
            .WaitFor(api);
        if (builder.Configuration[PublicUrlSetting] is { Length: > 0 } publicUrl)
        {
            api.WithEnvironment("Portal__PublicUrl", publicUrl);
            notifications.WithEnvironment("Portal__PublicUrl", publicUrl);
            gateway.WithEnvironment("Portal__PublicUrl", publicUrl);
        }
        else
        {
            // For invite links, which people of this machine open; Telegram takes no such address for its buttons.
            api.WithEnvironment("Portal__PublicUrl", web.GetEndpoint("http"));
        }

        if (emulator is not null)
        {
            emulator.WithEnvironment("Emulator__BotToken", botToken).WithEnvironment("Emulator__DataPath", Path.Combine(ProjectFolder.Run, "emulator"));
            web.WithEnvironment("Telegram__EmulatorUrl", emulator.GetEndpoint("http"));
            gateway.WithEnvironment("Telegram__ApiBaseUrl", emulator.GetEndpoint("http")).WaitFor(emulator);
        }

        builder.AddDeploymentTargets();
        builder.Services.AddSingleton(new RunningPortal
        {
            Web = web.GetEndpoint("http"),
            Api = api.GetEndpoint("http"),
            Notifications = notifications.GetEndpoint("http"),
            Gateway = gateway.GetEndpoint("http"),
            Emulator = emulator?.GetEndpoint("http"),
            Dashboard = builder.AddDashboard(ports),
            Postgres = postgres,
            Messaging = messaging,
            Database = Database,
            ApiDatabase = Login("clientportal_api", apiPassword),
            DemoPassword = builder.Configuration.GetValue("Demo:Seed", !builder.IsGiven("postgres")) ? secrets["demo-password"] : null,
        });
        builder.Services.AddHostedService<ReadyReport>();
        return builder.Build();
    }

    /// <summary>Read already; a child process inherits the environment and shall see what it is given alone, no superuser's password.</summary>
    private static void ForgetSecrets()
    {
        foreach (var name in (string[])[BotTokenSetting, "ConnectionStrings__postgres", "ConnectionStrings__messaging"])
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }
}
