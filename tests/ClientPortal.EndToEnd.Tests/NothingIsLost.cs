using System.Globalization;
using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.Testing;
using ClientPortal.Testing.Portal;
using Shouldly;
using Xunit;

namespace ClientPortal.EndToEnd.Tests;

/// <summary>Five hundred tickets are opened while every service is killed and broker and database are killed and restarted.</summary>
public sealed class NothingIsLost(RestartableServers servers, ITestOutputHelper output) : IClassFixture<RestartableServers>
{
    private const int Tickets = 500;
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
        },
        Emulator = new Dictionary<string, string?>
        {
            ["Emulator:Limits:PerBotPerSecond"] = "0",
            ["Emulator:Limits:PerChatPerSecond"] = "0",
            ["Emulator:HistoryPerChat"] = "10000",
        },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryRecipientHearsOfEveryTicketWhileEverythingIsKilled()
    {
        await using var portal = await WholePortal.StartAsync(
            new PortalServers(servers.Postgres.ConnectionString, servers.RabbitMq.AmqpUri), Fast, Cancellation);
        using var emulator = new EmulatorClient(portal.Emulator.BaseAddress);
        using var client = await portal.Admin.CreateClientAsync(portal, "rush", "Rush Ltd", "en", Cancellation);
        using var first = await portal.Admin.CreateStaffAsync(portal, "first", "First", "en", Cancellation);
        using var second = await portal.Admin.CreateStaffAsync(portal, "second", "Second", "ru", Cancellation);
        long[] chats =
        [
            await portal.ConnectTelegramAsync(emulator, first, "First", Cancellation),
            await portal.ConnectTelegramAsync(emulator, second, "Second", Cancellation),
        ];
        var rush = new TicketRush(client, Tickets, parallel: 4);

        var opening = rush.RunAsync(Cancellation);
        var gatewayKills = await BreakEverythingAsync(portal, rush, opening);
        await opening;

        rush.DistinctTickets.ShouldBe(Tickets, "a repeated POST opens no second ticket");
        var duplicates = 0;
        foreach (var chat in chats)
        {
            duplicates += await AllArriveAsync(portal, emulator, chat);
        }

        output.WriteLine($"{Tickets} tickets, {rush.Retries} repeated POSTs, {gatewayKills} kills of the gateway, {duplicates} duplicates");
        // Within a chat one message is under way at a time, so a kill of the gateway can double one per chat.
        duplicates.ShouldBeLessThanOrEqualTo(gatewayKills * chats.Length);
    }

    /// <summary>One fault after the other, each begun while tickets are being opened.</summary>
    /// <returns>How often the gateway was killed.</returns>
    private async Task<int> BreakEverythingAsync(WholePortal portal, TicketRush rush, Task opening)
    {
        (int After, Func<Task> Break)[] faults =
        [
            (30, () => KillAsync(portal.Gateway)),
            (90, () => KillAsync(portal.Api)),
            (150, () => KillAsync(portal.Notifications)),
            (210, async () =>
            {
                await servers.RabbitMq.KillAsync();
                await servers.RabbitMq.StartAsync(Cancellation);
            }),
            (300, () => KillAsync(portal.Gateway)),
            (360, async () =>
            {
                await servers.Postgres.KillAsync();
                await servers.Postgres.StartAsync(Cancellation);
            }),
            (420, () => KillAsync(portal.Api)),
        ];
        foreach (var (after, act) in faults)
        {
            await Eventually.True(
                () => rush.Opened >= after || opening.IsFaulted, string.Create(CultureInfo.InvariantCulture, $"{after} tickets are open"), Cancellation, TimeSpan.FromMinutes(2));
            await act();
        }

        return 2;
    }

    private static async Task KillAsync(ServiceProcess service)
    {
        await service.KillAsync();
        await service.StartAsync(Cancellation);
    }

    /// <returns>How many messages came twice.</returns>
    private static async Task<int> AllArriveAsync(WholePortal portal, EmulatorClient emulator, long chat)
    {
        try
        {
            var messages = await Eventually.Matches(
                async cancellationToken => Texts(await emulator.GetMessagesAsync(chat, cancellationToken)),
                texts => Missing(texts).Count == 0,
                "a message about every ticket",
                Cancellation,
                TimeSpan.FromMinutes(2));
            return messages.Count - Tickets;
        }
        catch (TimeoutException exception)
        {
            var missing = Missing(Texts(await emulator.GetMessagesAsync(chat, Cancellation)));
            throw new InvalidOperationException($"{missing.Count} tickets have no message in chat {chat}:\n{await portal.WhereaboutsAsync(missing, Cancellation)}", exception);
        }
    }

    private static IReadOnlyList<string> Texts(IEnumerable<ChatEntry> entries) =>
        [.. entries.Where(entry => entry.FromBot).Select(entry => entry.Message.Text ?? "").Where(text => text.Contains("Rush ", StringComparison.Ordinal))];

    private static IReadOnlyList<string> Missing(IReadOnlyList<string> texts) =>
        [.. Enumerable.Range(1, Tickets).Select(TicketRush.Title).Where(title => !texts.Any(text => text.Contains(title, StringComparison.Ordinal)))];
}
