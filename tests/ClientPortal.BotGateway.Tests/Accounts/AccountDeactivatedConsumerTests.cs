using ClientPortal.BotGateway.Accounts;
using ClientPortal.BotGateway.Tests.Delivery;
using ClientPortal.Contracts;
using ClientPortal.Messaging;
using ClientPortal.NotificationStore;
using ClientPortal.TelegramEmulator.Faults;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Accounts;

public sealed class AccountDeactivatedConsumerTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DeactivatedClientIsDisconnectedAndHearsNothingMore()
    {
        await using var scene = await DeliveryScene.StartAsync(database);
        var chat = await scene.ConnectAsync();
        await scene.Telegram.AddFaultAsync(new FaultRequest { Kind = FaultKind.TooManyRequests, RetryAfter = 60, ChatId = chat.ChatId }, Cancel);
        var waiting = await scene.EnqueueAsync(chat, "waits");
        await scene.WaitForCauseAsync(waiting, NotificationCauses.TooManyRequests);

        var account = new AccountSnapshot(Guid.CreateVersion7(), AccountRole.Client, chat.Recipient.RecipientId, "Anna", "ru", "Europe/Moscow", Active: false);
        var deactivated = new AccountDeactivated(account, 2, DateTimeOffset.UtcNow, Actor.System);
        var envelope = new EventEnvelope(Guid.CreateVersion7(), AccountDeactivated.EventType, deactivated.Subject, 2, null);
        var consumer = new AccountDeactivatedConsumer(scene.Get<Links>());
        await consumer.ConsumeAsync(deactivated, envelope, Cancel);
        await consumer.ConsumeAsync(deactivated, envelope, Cancel);

        var link = await scene.LinkOfAsync(chat);
        (link.State, link.Reason).ShouldBe((LinkState.NotConnected, NotificationCauses.AccountDeactivated));
        (await scene.ReadAsync(waiting)).State.ShouldBe(NotificationState.Cancelled);
    }
}
