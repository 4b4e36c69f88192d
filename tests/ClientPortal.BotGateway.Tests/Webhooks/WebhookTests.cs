using System.Net;
using System.Net.Http.Headers;
using ClientPortal.BotGateway.Tests.Conversations;
using ClientPortal.BotGateway.Tests.Updates;
using ClientPortal.LocalServers;
using ClientPortal.NotificationStore;
using ClientPortal.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Webhooks;

public sealed class WebhookTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task BotAnswersByWebhookAndTelegramIsToldOnlyWhatDiffers()
    {
        var url = $"http://127.0.0.1:{FreePorts.Next()}/telegram/webhook";
        await using var scene = await BotScene.StartAsync(database, ("Telegram:Transport", "Auto"), ("Telegram:WebhookUrl", url));
        var anna = await scene.MeetAsync();
        await anna.StartAsync();
        await anna.SayAsync("hello");
        await anna.WaitForTextAsync("To connect it");
        await Eventually.Matches(_ => CountAsync(scene, "getMyCommands"), count => count == 2, "both menus are compared", Cancel);

        await scene.StopAsync(scene.Gateway);
        await scene.StartGatewayAsync();
        await Eventually.Matches(_ => CountAsync(scene, "getMyCommands"), count => count == 4, "the menus are compared again", Cancel);
        await anna.SayAsync("hello again");
        await anna.WaitForTextAsync("To connect it");
        (await CountAsync(scene, "setWebhook")).ShouldBe(1);
        (await CountAsync(scene, "getUpdates")).ShouldBe(0);
        (await CountAsync(scene, "setMyCommands")).ShouldBeLessThanOrEqualTo(2);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("aSecretOfTheTests_1-")]
    [InlineData("aSecretOfTheTests_1-22")]
    [InlineData("ASECRETOFTHETESTS_1-2")]
    public async Task WrongSecretIsRefusedAndNothingIsStored(string? secret)
    {
        var (scene, telegram) = await TelegramSide.StartAsync(database);
        await using var ending = scene;
        using var _ = telegram;
        (await telegram.PostAsync(TelegramSide.Message(1, 11, "stranger"), secret)).ShouldBe(HttpStatusCode.Unauthorized);
        (await CountRowsAsync(scene)).ShouldBe(0);
    }

    [Fact]
    public async Task WhatIsNoUpdateIsRefused()
    {
        var (scene, telegram) = await TelegramSide.StartAsync(database, null, ("Updates:MaxBytes", "2000"));
        await using var ending = scene;
        using var _ = telegram;
        foreach (var body in new[] { "", "nonsense", "null", "[]", "[1]", "{}", """{"update_id":"1"}""", """{"update_id":1.5}""", """{"update_id":99999999999999999999}""", """{"update_id":1""" })
        {
            (await telegram.PostAsync(body)).ShouldBe(HttpStatusCode.BadRequest, body);
        }

        using var noText = new ByteArrayContent([.. "{\"update_id\":1,\"message\":{\"text\":\""u8, 0xC3, 0x28, .. "\"}}"u8]);
        (await telegram.PostAsync(noText)).ShouldBe(HttpStatusCode.BadRequest);
        (await telegram.PostAsync(TelegramSide.Message(1, 11, new string('x', 2_000)))).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        using var ofUnknownLength = new StreamContent(new EndlessStream(3_000)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        (await telegram.PostAsync(ofUnknownLength)).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await CountRowsAsync(scene)).ShouldBe(0);
        (await telegram.PostAsync(TelegramSide.Message(1, 11, new string('x', 1_000)))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task WhileTheDatabaseIsAwayTelegramIsAskedToRepeat()
    {
        var handler = new ScriptedHandler();
        var (scene, telegram) = await TelegramSide.StartAsync(database, handler);
        await using var ending = scene;
        using var _ = telegram;
        await SetConnectionLimitAsync(0);
        try
        {
            (await telegram.PostAsync(TelegramSide.Message(1, 11, "hello"))).ShouldBe(HttpStatusCode.ServiceUnavailable);
        }
        finally
        {
            await SetConnectionLimitAsync(-1);
        }

        (await telegram.PostAsync(TelegramSide.Message(1, 11, "hello"))).ShouldBe(HttpStatusCode.OK);
        await Eventually.True(() => handler.Texts.Count == 1, "it is handled once the database is back", Cancel);
    }

    private static async Task<int> CountAsync(BotScene scene, string method) => (await scene.Telegram.GetCallsAsync(method, cancellationToken: Cancel)).Count;

    private static async Task<long> CountRowsAsync(BotScene scene)
    {
        var depth = await scene.Get<UpdateStore>().MeasureAsync(scene.BotId, Cancel);
        return depth.Pending + depth.Parked;
    }

    private async Task SetConnectionLimitAsync(int limit)
    {
        await using var server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.AdminConnectionString) { Database = "postgres", Pooling = false });
        await using var command = server.CreateCommand(
            $"ALTER DATABASE {database.Name} CONNECTION LIMIT {limit}; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database.Name}' AND {limit} = 0");
        await command.ExecuteNonQueryAsync(Cancel);
    }

    /// <summary>Spaces, of a length that nobody announces.</summary>
    private sealed class EndlessStream(int length) : Stream
    {
        private int _left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = Math.Min(_left, count);
            Array.Fill(buffer, (byte)' ', offset, read);
            _left -= read;
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
