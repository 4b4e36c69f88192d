using System.Globalization;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.Testing;
using ClientPortal.Testing.Portal;

namespace ClientPortal.EndToEnd.Tests;

/// <summary>Telegram's side of a whole portal.</summary>
internal static class PortalExtensions
{
    /// <summary>A person with a private chat with the bot, linked to a portal account by the gateway's development verb.</summary>
    /// <returns>The chat's id, which is the person's too.</returns>
    public static async Task<long> ConnectTelegramAsync(
        this WholePortal portal, EmulatorClient emulator, PortalAccount account, string firstName, CancellationToken cancellationToken)
    {
        var person = await emulator.CreateUserAsync(firstName, cancellationToken: cancellationToken);
        await emulator.StartAsync(person.Id, cancellationToken: cancellationToken);
        var telegramId = person.Id.ToString(CultureInfo.InvariantCulture);
        string[] recipient = account.ClientId is { } client ? ["--client", client.ToString()] : ["--user", account.Id.ToString()];
        var settings = new Dictionary<string, string?>(portal.GatewaySettings()) { ["ASPNETCORE_ENVIRONMENT"] = "Development" };
        await using var verb = await ServiceProcess.LaunchAsync(
            "ClientPortal.BotGateway", settings, cancellationToken, ["link", "create", .. recipient, "--telegram-user", telegramId, "--chat", telegramId]);
        return await verb.Exited.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken) == 0
            ? person.Id
            : throw new InvalidOperationException($"The link was not created:\n{verb.Output}");
    }
}
