using System.Globalization;
using ClientPortal.BotGateway.Tests.Conversations;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.TelegramEmulator.Calls;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Updates;

public sealed class PollingTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StrangerIsToldHowToConnectInHisLanguage()
    {
        await using var scene = await BotScene.StartAsync(database);
        var anna = await scene.MeetAsync("Anna", "ru");
        await anna.StartAsync();
        await anna.SayAsync("привет");
        await anna.WaitForTextAsync("Чтобы подключить его");
    }

    [Fact]
    public async Task WebhookThatStandsInTheWayIsDeleted()
    {
        await using var scene = await BotScene.PrepareAsync(database);
        using var http = new HttpClient();
        using var set = await http.PostAsync(
            new Uri(scene.Emulator.BaseUrl, $"/bot{scene.Emulator.BotToken}/setWebhook?url=http://127.0.0.1:1/elsewhere"), null, Cancel);
        set.EnsureSuccessStatusCode();
        await scene.StartGatewayAsync();
        var anna = await scene.MeetAsync();
        await anna.StartAsync();
        await anna.SayAsync("hello");
        await anna.WaitForTextAsync("To connect it");
        (await scene.Telegram.GetBotsAsync(Cancel)).Single().HasWebhook.ShouldBeFalse();
    }

    [Fact]
    public async Task OneOfTwoReplicasPollsAndTheOtherTakesOver()
    {
        await using var scene = await BotScene.StartAsync(database);
        var first = scene.Gateway;
        var anna = await scene.MeetAsync();
        await anna.StartAsync();
        await anna.SayAsync("one");
        await anna.WaitForTextAsync("To connect it");
        await scene.StartGatewayAsync();
        await scene.StopAsync(first);
        await anna.SayAsync("two");
        await anna.WaitForTextAsync("To connect it");
        (await scene.Telegram.GetCallsAsync("getUpdates", cancellationToken: Cancel)).ShouldAllBe(call => call.ErrorCode != 409, "never two at once");
    }

    [Theory]
    [InlineData("en", "I speak with one person at a time, so I am leaving this group. Open @{0}, press Start and write to me there.")]
    [InlineData("ru", "Я общаюсь только лично, поэтому выхожу из группы. Откройте @{0}, нажмите «Старт» и напишите мне там.")]
    public async Task GroupIsToldOnceInItsLanguageAndLeft(string language, string hint)
    {
        await using var scene = await BotScene.StartAsync(database);
        var anna = await scene.MeetAsync("Anna", language);
        var group = await scene.Telegram.CreateGroupAsync(new CreateGroupRequest("Friends", [anna.UserId]), Cancel);
        await scene.Telegram.SendTextAsync(anna.UserId, "/start", chatId: group.Id, cancellationToken: Cancel);
        await scene.Telegram.SendTextAsync(anna.UserId, "/help", chatId: group.Id, cancellationToken: Cancel);
        await Eventually.Matches(
            async token => (await scene.Telegram.GetChatsAsync(token)).Single(chat => chat.Id == group.Id).BotStatus,
            status => status == "left",
            "the bot has left",
            Cancel);
        await Eventually.Matches(_ => scene.Get<UpdateStore>().MeasureAsync(scene.BotId, Cancel), depth => depth is { Pending: 0, Parked: 0 }, "all is done", Cancel);
        (await scene.Telegram.GetMessagesAsync(group.Id, Cancel)).Where(entry => entry.FromBot).Select(entry => entry.Message.Text)
            .ShouldBe([string.Format(CultureInfo.InvariantCulture, hint, scene.Emulator.BotUsername)]);
    }

    [Fact]
    public async Task PollingGoesOnAfterAnotherPollerCameInBetween()
    {
        await using var scene = await BotScene.StartAsync(database);
        var anna = await scene.MeetAsync();
        await anna.StartAsync();
        await anna.WaitForTextAsync("To connect it");
        await Eventually.Matches(PollsAsync, polls => polls is [.., { Outcome: CallOutcome.Pending }], "the gateway waits for updates", Cancel);
        using var http = new HttpClient();
        using (var other = await http.PostAsync(new Uri(scene.Emulator.BaseUrl, $"/bot{scene.Emulator.BotToken}/getUpdates?timeout=0"), content: null, Cancel))
        {
            other.EnsureSuccessStatusCode();
        }

        await anna.SayAsync("hello");
        await anna.WaitForTextAsync("To connect it");
        (await PollsAsync(Cancel)).Count(call => call.ErrorCode == 409).ShouldBe(1);

        Task<IReadOnlyList<CallEntry>> PollsAsync(CancellationToken token) => scene.Telegram.GetCallsAsync("getUpdates", cancellationToken: token);
    }

    [Fact]
    public async Task LinkedGroupIsStayedIn()
    {
        await using var scene = await BotScene.StartAsync(database);
        var anna = await scene.MeetAsync();
        const long groupId = -4_000_001;
        var recipient = new RecipientSnapshot(RecipientType.Client, Guid.CreateVersion7());
        await scene.Get<Links>().ActivateAsync(new LinkActivation(recipient, scene.BotId, anna.UserId, null, groupId, null, Actor.System), Cancel);
        var group = await scene.Telegram.CreateGroupAsync(new CreateGroupRequest("Office", [anna.UserId], Id: groupId), Cancel);
        await scene.Telegram.SendTextAsync(anna.UserId, "/start", chatId: group.Id, cancellationToken: Cancel);
        var supergroup = await scene.Telegram.MigrateGroupAsync(group.Id, Cancel);
        await Eventually.Matches(
            async _ => (await scene.Get<Links>().FindAsync(recipient, Cancel))!.ChatId,
            chat => chat == supergroup.Id,
            "the link goes to the supergroup",
            Cancel);
        (await scene.Telegram.GetCallsAsync("leaveChat", cancellationToken: Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ChannelIsLeftWithoutAWordAndBotsAreNotAnswered()
    {
        var (scene, telegram) = await TelegramSide.StartAsync(database);
        await using var ending = scene;
        using var _ = telegram;
        await telegram.PostAsync("""
            {"update_id":1,"my_chat_member":{"date":1,"chat":{"id":-1001,"type":"channel","title":"News"},"from":{"id":11,"is_bot":false,"first_name":"Anna"},
             "old_chat_member":{"status":"left","user":{"id":5,"is_bot":true,"first_name":"Bot"}},"new_chat_member":{"status":"administrator","user":{"id":5,"is_bot":true,"first_name":"Bot"}}}}
            """);
        await telegram.PostAsync("""{"update_id":2,"message":{"message_id":2,"date":1,"chat":{"id":12,"type":"private"},"from":{"id":12,"is_bot":true,"first_name":"Robot"},"text":"hello"}}""");
        await telegram.PostAsync("""{"update_id":3,"callback_query":{"id":"9","data":"x","from":{"id":12,"is_bot":true,"first_name":"Robot"},"message":{"message_id":2,"date":1,"chat":{"id":12,"type":"private"}}}}""");
        await Eventually.Matches(
            async _ => (await scene.Telegram.GetCallsAsync("leaveChat", cancellationToken: Cancel)).Select(call => call.ChatId).ToList(),
            chats => chats is [-1001],
            "the channel is left",
            Cancel);
        await Eventually.Matches(_ => scene.Get<UpdateStore>().MeasureAsync(scene.BotId, Cancel), depth => depth is { Pending: 0, Parked: 0 }, "all is done", Cancel);
        (await scene.Telegram.GetCallsAsync("sendMessage", cancellationToken: Cancel)).ShouldBeEmpty();
        (await scene.Telegram.GetCallsAsync("answerCallbackQuery", cancellationToken: Cancel)).ShouldBeEmpty();
    }
}
