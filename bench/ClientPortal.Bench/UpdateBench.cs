using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using ClientPortal.TelegramEmulator.Hosting;
using ClientPortal.TelegramEmulator.Limits;
using ClientPortal.Testing;
using Npgsql;

namespace ClientPortal.Bench;

/// <summary>How many updates a second the gateway takes in and handles, and how long Telegram waits for the webhook's answer.</summary>
internal static class UpdateBench
{
    private const int Chats = 200;
    private const int OfEachChat = 100;
    private const int Connections = 40; // Telegram's default
    private const string Secret = "bench_secret";

    public static async Task RunAsync(BenchServers servers, CancellationToken cancellationToken)
    {
        await using var database = new PortalDatabase();
        await database.CreateOnAsync(servers.Addresses.Postgres, cancellationToken);
        await using var emulator = await EmulatorHost.StartAsync(options => options.Limits = LimitOptions.Off, cancellationToken: cancellationToken);
        for (var chat = 0; chat < Chats; chat++)
        {
            var person = await emulator.Client.CreateUserAsync($"bench{chat}", id: ChatId(chat), cancellationToken: cancellationToken);
            await emulator.Client.StartAsync(person.Id, cancellationToken: cancellationToken);
        }

        await using var gateway = await ServiceProcess.StartAsync("ClientPortal.BotGateway", Settings(database, emulator), cancellationToken);
        await using var source = NpgsqlDataSource.Create(database.AdminConnectionString);
        var latencies = new ConcurrentBag<double>();
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Chats),
            new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = cancellationToken },
            async (chat, token) => await PostChatAsync(gateway, chat, latencies, token));
        var taken = Stopwatch.GetElapsedTime(began);
        await Eventually.Matches(token => HandledAsync(source, token), count => count == Chats * OfEachChat, "all updates are handled", cancellationToken, TimeSpan.FromMinutes(5));
        var handled = Stopwatch.GetElapsedTime(began);
        Report.Print(string.Create(
            CultureInfo.InvariantCulture,
            $"updates: {Chats * OfEachChat / handled.TotalSeconds:F0} updates/s handled, {Chats * OfEachChat / taken.TotalSeconds:F0} updates/s taken in ({Chats} chats, {Connections} connections, each update answered in its chat, fsync on)"));
        Report.Print("updates: answer of the webhook", Percentiles.Of(latencies));
    }

    /// <summary>A chat's updates one after the other, as Telegram delivers them.</summary>
    private static async Task PostChatAsync(ServiceProcess gateway, int chat, ConcurrentBag<double> latencies, CancellationToken cancellationToken)
    {
        for (var n = 0; n < OfEachChat; n++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "telegram/webhook") { Content = new StringContent(Update(chat, n), Encoding.UTF8, "application/json") };
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Secret);
            var began = Stopwatch.GetTimestamp();
            using var answer = await gateway.Client.SendAsync(request, cancellationToken);
            answer.EnsureSuccessStatusCode();
            latencies.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
    }

    private static string Update(int chat, int n) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"update_id":{{{1 + (n * Chats) + chat}}},"message":{"message_id":{{{n + 2}}},"date":{{{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}}},"from":{"id":{{{ChatId(chat)}}},"is_bot":false,"first_name":"Bench","language_code":"en"},"chat":{"id":{{{ChatId(chat)}}},"type":"private"},"text":"message {{{n}}}"}}""");

    private static long ChatId(int chat) => 70_000 + chat;

    private static async Task<long> HandledAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT count(*) FROM telegram.telegram_updates WHERE state = 'done'");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static Dictionary<string, string?> Settings(PortalDatabase database, EmulatorHost emulator) => new(StringComparer.Ordinal)
    {
        ["ConnectionStrings:portal"] = database.GatewayConnectionString,
        ["ConnectionStrings:messaging"] = "amqp://nobody:nothing@127.0.0.1:1/none",
        ["Auth:Authority"] = "http://127.0.0.1:1",
        ["Logging:LogLevel:Default"] = "Error",
        ["Telegram:BotToken"] = emulator.BotToken,
        ["Telegram:ApiBaseUrl"] = emulator.BaseUrl.AbsoluteUri,
        ["Telegram:Transport"] = "Off",
        ["Telegram:WebhookSecret"] = Secret,
        // Nobody here is connected, so the Api is never asked.
        ["Api:BaseUrl"] = "http://127.0.0.1:1",
        ["Api:ClientSecret"] = "bench-only-0123456789abcdef0123456789",
        ["Updates:MaxPerMinutePerChat"] = "100000",
        // Telegram's limits are not what is measured here.
        ["Delivery:MessagesPerSecond"] = "10000",
        ["Delivery:MessagesPerSecondPerChat"] = "1000",
    };
}
