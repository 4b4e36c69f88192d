using ClientPortal.NotificationStore;
using ClientPortal.TelegramEmulator.Faults;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Delivery;

/// <summary>Real processes, killed and frozen.</summary>
public sealed class ProcessFaultTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task KilledGatewayRepeatsAtMostWhatWasUnderWay()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var chats = new List<ConnectedChat>();
        for (var i = 0; i < 10; i++)
        {
            chats.Add(await scene.ConnectAsync());
        }

        // The gateway in this process waits behind the child, to take over when that one is killed.
        await scene.StopAsync(scene.Gateway);
        await using var child = await ServiceProcess.StartAsync("ClientPortal.BotGateway", DeliveryScene.Settings(database.GatewayConnectionString, scene.Emulator), Cancel);
        await Eventually.True(() => child.Output.Contains("Dispatcher of bot", StringComparison.Ordinal), "the child sends", Cancel);
        var standby = await scene.StartStandbyAsync();
        await scene.Telegram.AddFaultAsync(new FaultRequest { Kind = FaultKind.Slow, DelayMilliseconds = 1500, Method = "sendMessage", Count = 10 }, Cancel);
        var messages = await scene.EnqueueAsync([.. Enumerable.Range(0, 5).SelectMany(n => chats.Select(chat => (chat, $"{n}")))]);
        await Eventually.Matches(
            async token => (await scene.Telegram.GetCallsAsync("sendMessage", cancellationToken: token)).Count,
            count => count >= 10,
            "ten calls are under way",
            Cancel);
        await child.KillAsync();

        await Eventually.True(() => DeliveryScene.Sends(standby), "the other one takes over", Cancel, TimeSpan.FromSeconds(8));
        foreach (var message in messages)
        {
            await scene.WaitForAsync(message, NotificationState.Sent);
        }

        var marked = 0;
        foreach (var message in messages)
        {
            marked += (await scene.ReadAsync(message)).PossiblyDuplicate ? 1 : 0;
        }

        marked.ShouldBe(10);
        var texts = new List<string?>();
        foreach (var chat in chats)
        {
            var inChat = await scene.TextsAsync(chat);
            inChat.Distinct().ShouldBe(["0", "1", "2", "3", "4"], "in order, none lost");
            texts.AddRange(inChat);
        }

        texts.Count.ShouldBeInRange(50, 60);
        child.Output.ShouldNotContain(scene.Emulator.BotToken.Split(':')[1]);
    }

    [Fact]
    public async Task FrozenGatewayWakesUpToNothing()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var chat = await scene.ConnectAsync();
        await scene.StopAsync(scene.Gateway);
        await using var child = await ServiceProcess.StartAsync("ClientPortal.BotGateway", DeliveryScene.Settings(database.GatewayConnectionString, scene.Emulator), Cancel);
        await Eventually.True(() => child.Output.Contains("Dispatcher of bot", StringComparison.Ordinal), "the child sends", Cancel);
        var standby = await scene.StartStandbyAsync();
        child.Freeze();
        var messages = await scene.EnqueueAsync([(chat, "0"), (chat, "1")]);
        await Eventually.True(() => DeliveryScene.Sends(standby), "the other one takes over", Cancel, TimeSpan.FromSeconds(8));
        await scene.WaitForAsync(messages[1], NotificationState.Sent);
        child.Thaw();
        await Eventually.True(
            () => child.Output.Contains("lost", StringComparison.Ordinal) || child.Output.Contains("ended", StringComparison.Ordinal),
            "the frozen one notices",
            Cancel);
        await scene.WaitForAsync(await scene.EnqueueAsync(chat, "2"), NotificationState.Sent);
        (await scene.TextsAsync(chat)).ShouldBe(["0", "1", "2"]);
        DeliveryScene.Sends(standby).ShouldBeTrue();
    }

    [Fact]
    public async Task TerminatedProcessEndsCleanly()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        await scene.StopAsync(scene.Gateway);
        await using var child = await ServiceProcess.StartAsync("ClientPortal.BotGateway", DeliveryScene.Settings(database.GatewayConnectionString, scene.Emulator), Cancel);
        await Eventually.True(() => child.Output.Contains($"Telegram bot @{scene.Emulator.BotUsername} started (emulator)", StringComparison.Ordinal), "it says who it is", Cancel);
        (await child.StopAsync()).ShouldBeTrue();
        (await child.Exited).ShouldBe(0);
    }

    [Theory]
    [InlineData("Telegram:BotToken", "", "Telegram:BotToken is not set")]
    [InlineData("Telegram:BotToken", "12345", "Telegram:BotToken is not a bot token")]
    [InlineData("Auth:Authority", "", "Auth:Authority")]
    [InlineData("ConnectionStrings:portal", "", "ConnectionStrings:portal")]
    [InlineData("Delivery:MessagesPerSecond", "0", "MessagesPerSecond")]
    [InlineData("Retention:KeepSettled", "89.00:00:00", "KeepSettled")]
    public async Task WrongSettingEndsTheStartWithASentence(string key, string value, string sentence)
    {
        await using var scene = await DeliveryScene.PrepareAsync(database);
        var settings = DeliveryScene.Settings(database.GatewayConnectionString, scene.Emulator);
        settings[key] = value;
        await using var child = await ServiceProcess.LaunchAsync("ClientPortal.BotGateway", settings, Cancel);
        (await child.Exited.WaitAsync(TimeSpan.FromSeconds(60), Cancel)).ShouldBe(78);
        child.Output.ShouldContain(sentence);
        child.Output.ShouldNotContain("   at ");
    }
}
