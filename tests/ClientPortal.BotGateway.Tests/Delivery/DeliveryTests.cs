using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ClientPortal.NotificationStore;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Delivery;

public sealed class DeliveryTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly string[] ExpectedMeasurements =
    [
        "clientportal.notifications.sent ", "clientportal.notifications.latency True",
        "clientportal.notifications.failed bot_blocked", "clientportal.dispatcher.holds_lease 1",
        "clientportal.notifications.queue.depth pending",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task QueuedMessageReachesItsChat()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var chat = await scene.ConnectAsync();
        var message = await scene.EnqueueAsync(chat, "<b>Ticket 1</b> &amp; more", html: true);

        var row = await scene.WaitForAsync(message, NotificationState.Sent);
        var entry = await scene.Telegram.WaitForBotTextAsync(chat.ChatId, "Ticket 1 & more", cancellationToken: Cancel);
        row.TelegramMessageId.ShouldBe(entry.MessageId);
        row.SentAt.ShouldNotBeNull();
        row.Attempts.ShouldBe(1);
        row.PossiblyDuplicate.ShouldBeFalse();
    }

    [Fact]
    public async Task EachChatGetsItsMessagesInOrder()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var chats = new List<ConnectedChat>();
        for (var i = 0; i < 10; i++)
        {
            chats.Add(await scene.ConnectAsync());
        }

        var expected = Enumerable.Range(0, 20).Select(n => $"message {n}").ToArray();
        var messages = await scene.EnqueueAsync([.. expected.SelectMany(text => chats.Select(chat => (chat, text)))]);
        foreach (var message in messages)
        {
            await scene.WaitForAsync(message, NotificationState.Sent);
        }

        foreach (var chat in chats)
        {
            (await scene.TextsAsync(chat)).ShouldBe(expected);
        }
    }

    [Fact]
    public async Task TraceOfTheCauseReachesTheBotApi()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        using var listener = SpanListener.Everything();
        var chat = await scene.ConnectAsync();
        const string Trace = "0af7651916cd43dd8448eb211c80319c";
        var message = await scene.EnqueueAsync(chat, "traced", traceParent: $"00-{Trace}-b7ad6b7169203331-01");
        await scene.WaitForAsync(message, NotificationState.Sent);

        var call = (await scene.Telegram.GetCallsAsync("sendMessage", chat.ChatId, cancellationToken: Cancel)).Single();
        call.Headers["traceparent"].ShouldContain(Trace);
    }

    [Fact]
    public async Task IdleGatewayNoticesANewMessageAtOnce()
    {
        await using var scene = await DeliveryScene.StartAsync(database, null, ("Delivery:PollInterval", "00:05:00"));
        var chat = await scene.ConnectAsync();
        await scene.WaitForAsync(await scene.EnqueueAsync(chat, "first"), NotificationState.Sent);
        await scene.WaitForAsync(await scene.EnqueueAsync(chat, "second"), NotificationState.Sent, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task TextOverTheLimitGoesAsAFileAndLosesNothing()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var chat = await scene.ConnectAsync();
        var text = string.Join(' ', Enumerable.Range(0, 1500)) + " the end";
        var message = await scene.EnqueueAsync(chat, $"<b>{text}</b>", html: true);
        await scene.WaitForAsync(message, NotificationState.Sent);

        var entry = (await scene.Telegram.GetMessagesAsync(chat.ChatId, Cancel)).Last(e => e.FromBot);
        entry.Message.Caption!.ShouldStartWith("0 1 2 3");
        entry.Message.Document.ShouldNotBeNull().FileSize.ShouldBe(text.Length);
    }

    [Fact]
    public async Task MessageOfARemovedLinkIsNotSent()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var chat = await scene.ConnectAsync();
        await scene.Get<Links>().RemoveAsync(chat.Recipient, null, "disconnected_by_user", Contracts.Actor.System, Cancel);
        var message = await scene.EnqueueAsync(chat, "too late");
        var row = await scene.WaitForAsync(message, NotificationState.Cancelled);
        row.Cause.ShouldBe(NotificationCauses.LinkChanged);
        (await scene.TextsAsync(chat)).ShouldBeEmpty();
    }

    [Fact]
    public async Task MetricsCountWhatWasSentAndWhatFailed()
    {
        var seen = new ConcurrentQueue<string>();
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "ClientPortal.BotGateway")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => tag.Value))}"));
        meters.SetMeasurementEventCallback<double>((instrument, value, _, _) => seen.Enqueue($"{instrument.Name} {value > 0 && value < 60}"));
        meters.SetMeasurementEventCallback<int>((instrument, value, _, _) => seen.Enqueue($"{instrument.Name} {value}"));
        meters.Start();
        await using var scene = await DeliveryScene.StartAsync(database);
        var chat = await scene.ConnectAsync();
        await scene.WaitForAsync(await scene.EnqueueAsync(chat, "fine"), NotificationState.Sent);
        await scene.Telegram.BlockAsync(chat.UserId, Cancel);
        await scene.WaitForAsync(await scene.EnqueueAsync(chat, "blocked"), NotificationState.Failed);

        await Eventually.True(
            () =>
            {
                meters.RecordObservableInstruments();
                return ExpectedMeasurements.All(seen.Contains);
            },
            "every instrument has spoken",
            Cancel);
    }
}
