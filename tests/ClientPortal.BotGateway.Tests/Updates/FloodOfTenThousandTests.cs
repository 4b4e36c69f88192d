using System.Security.Cryptography;
using System.Text;
using ClientPortal.BotGateway.Tests.Conversations;
using ClientPortal.TelegramEmulator.Faults;
using ClientPortal.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Updates;

/// <summary>A gateway as a process of its own, killed in the middle of a rush.</summary>
public sealed class FloodOfTenThousandTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private const int Chats = 200;
    private const int OfEachChat = 50;
    private const string Secret = "aSecretOfTheTests_1-2";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EachUpdateIsHandledOnceInItsChatsOrderThoughTheGatewayIsKilled()
    {
        await using var scene = await BotScene.PrepareAsync(database);
        // What the bot answers stays in its queue, where it can be counted.
        await scene.Telegram.AddFaultAsync(new FaultRequest { Kind = FaultKind.TooManyRequests, RetryAfter = 3600, Method = "sendMessage" }, Cancel);
        var settings = BotScene.Settings(database.GatewayConnectionString, scene.Emulator);
        settings["Telegram:Transport"] = "Off";
        settings["Telegram:WebhookSecret"] = Secret;
        await using var gateway = await ServiceProcess.StartAsync("ClientPortal.BotGateway", settings, Cancel);
        var posted = 0;
        var rush = Task.WhenAll(Enumerable.Range(0, Chats).Select(chat => Task.Run(() => PostChatAsync(gateway, chat, () => Interlocked.Increment(ref posted)), Cancel)));
        await Eventually.True(() => Volatile.Read(ref posted) > Chats * OfEachChat / 3, "a third is delivered", Cancel, TimeSpan.FromSeconds(60));
        await gateway.KillAsync();
        await gateway.StartAsync(Cancel);
        await rush;

        await using var admin = NpgsqlDataSource.Create(database.AdminConnectionString);
        await Eventually.Matches(
            async token => await CountAsync(admin, $"SELECT count(*) FROM telegram.telegram_updates WHERE bot_id = {scene.BotId} AND state = 'done'", token),
            count => count == Chats * OfEachChat,
            "all are handled",
            Cancel,
            TimeSpan.FromSeconds(120));
        (await AnswersAsync(admin, scene.BotId)).ShouldBe(Expected(scene.BotId));
    }

    private static async Task PostChatAsync(ServiceProcess gateway, int chat, Action delivered)
    {
        for (var n = 0; n < OfEachChat; n++)
        {
            var body = TelegramSide.Message(UpdateId(chat, n), ChatId(chat), $"message {n}");
            while (!await TryPostAsync(gateway, body))
            {
                // As Telegram does: the same one again, before any later one of the chat.
                await Task.Delay(50, Cancel);
            }

            delivered();
        }
    }

    private static async Task<bool> TryPostAsync(ServiceProcess gateway, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "telegram/webhook") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Secret);
        try
        {
            using var answer = await gateway.Client.SendAsync(request, Cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>What was caused, chat by chat in the order in which it was caused.</summary>
    private static async Task<List<(long ChatId, Guid EventId)>> AnswersAsync(NpgsqlDataSource admin, long botId)
    {
        await using var command = admin.CreateCommand(
            $"SELECT chat_id, event_id FROM telegram.telegram_notifications_queue WHERE bot_id = {botId} ORDER BY chat_id, id");
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var answers = new List<(long, Guid)>();
        while (await reader.ReadAsync(Cancel))
        {
            answers.Add((reader.GetInt64(0), reader.GetGuid(1)));
        }

        return answers;
    }

    private static List<(long ChatId, Guid EventId)> Expected(long botId) =>
        [.. Enumerable.Range(0, Chats).SelectMany(chat => Enumerable.Range(0, OfEachChat).Select(n => (ChatId(chat), EventOf(botId, UpdateId(chat, n)))))];

    private static Guid EventOf(long botId, long updateId) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"telegram update {botId} {updateId}")).AsSpan(0, 16));

    private static long ChatId(int chat) => 70_000 + chat;

    // Chats' updates are mixed, as they come from Telegram.
    private static long UpdateId(int chat, int n) => 1 + (n * Chats) + chat;

    private static async Task<long> CountAsync(NpgsqlDataSource admin, string sql, CancellationToken cancellationToken)
    {
        await using var command = admin.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
