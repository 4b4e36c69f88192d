using System.Globalization;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.Testing;
using ClientPortal.Testing.Portal;

namespace ClientPortal.Bench;

/// <summary>The portal's settings and people for the benchmarks: limits of request and message rates out of the way.</summary>
internal static class BenchPortal
{
    private const string Unlimited = "100000";

    public static WholePortalSettings Settings { get; } = new()
    {
        Common = new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "Warning" },
        Api = new Dictionary<string, string?>
        {
            ["RequestLimits:RequestsPerSecond"] = Unlimited,
            ["RequestLimits:Burst"] = Unlimited,
            ["RequestLimits:SignInsPerMinute"] = Unlimited,
            ["Auth:AccessTokenMinutes"] = "60",
        },
        Gateway = new Dictionary<string, string?>
        {
            ["Delivery:MessagesPerSecond"] = "10000",
            ["Delivery:MessagesPerSecondPerChat"] = "1000",
        },
        Emulator = new Dictionary<string, string?>
        {
            ["Emulator:Limits:PerBotPerSecond"] = "0",
            ["Emulator:Limits:PerChatPerSecond"] = "0",
        },
    };

    /// <summary>Client companies whose chats the messages go to.</summary>
    public static async Task<IReadOnlyList<BenchClient>> ConnectClientsAsync(WholePortal portal, EmulatorClient emulator, int count, CancellationToken cancellationToken)
    {
        var clients = new List<BenchClient>();
        for (var number = 1; number <= count; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"bench{number}");
            var account = await portal.Admin.CreateClientAsync(portal, name, $"Bench {number}", number % 2 == 0 ? "en" : "ru", cancellationToken);
            var person = await emulator.CreateUserAsync(name, cancellationToken: cancellationToken);
            await emulator.StartAsync(person.Id, cancellationToken: cancellationToken);
            var telegramId = person.Id.ToString(CultureInfo.InvariantCulture);
            var settings = new Dictionary<string, string?>(portal.GatewaySettings()) { ["ASPNETCORE_ENVIRONMENT"] = "Development" };
            await using var verb = await ServiceProcess.LaunchAsync(
                "ClientPortal.BotGateway", settings, cancellationToken, ["link", "create", "--client", account.ClientId.ToString()!, "--telegram-user", telegramId, "--chat", telegramId]);
            if (await verb.Exited != 0)
            {
                throw new InvalidOperationException($"The link was not created:\n{verb.Output}");
            }

            clients.Add(new BenchClient(account, person.Id, await OpenTicketsAsync(account, 20, cancellationToken)));
        }

        return clients;
    }

    private static async Task<IReadOnlyList<Guid>> OpenTicketsAsync(PortalAccount account, int count, CancellationToken cancellationToken)
    {
        var tickets = new List<Guid>();
        for (var number = 0; number < count; number++)
        {
            var ticket = await account.PostAsync("api/tickets", new { title = $"Bench ticket {number}", text = "Measured." }, cancellationToken);
            tickets.Add(Guid.Parse(ticket["id"]!.GetValue<string>()));
        }

        return tickets;
    }
}

/// <param name="Chat">The chat that is linked to the client.</param>
/// <param name="Tickets">Open tickets of the client.</param>
internal sealed record BenchClient(PortalAccount Account, long Chat, IReadOnlyList<Guid> Tickets);
