using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ClientPortal.BotGateway.Tests.Conversations;
using ClientPortal.BotGateway.Tests.Updates;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.TelegramEmulator.Control;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Linking;

/// <summary>Presses on buttons that the bot does not know, or not there.</summary>
public sealed class PressTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    [Theory]
    [InlineData(true, "ru")]
    [InlineData(false, "en")]
    public async Task OldOrUnknownButtonIsAnsweredPolitely(bool webhook, string language)
    {
        await using var scene = await LinkScene.StartAsync(database, new Way(webhook, language));
        var user = await scene.JoinAsync();
        var anna = await scene.ConnectAsync(user);
        await anna.SayAsync("/stop");
        var old = await anna.WaitForTextAsync(scene.Text("Link_AskStop", user.Name));
        await user.CallAsync("POST", "api/telegram/client/disconnect");
        await LinkScene.ConnectAsync(user, anna);
        (await anna.PressAsync(old, scene.Text("Link_ButtonStop"))).Text.ShouldBe(scene.Text("Chat_OldButton"));
        foreach (var data in new[] { "of_an_older_version:1", "connect", "connect:short", "stop", ":::" })
        {
            var message = await OfferAsync(scene, anna.UserId, data);
            var press = await scene.Bot.Telegram.PressAsync(anna.UserId, message, data, cancellationToken: BotScene.Cancel);
            var answer = await scene.Bot.Telegram.GetCallbackAsync(press.CallbackId!, Eventually.DefaultLimit, BotScene.Cancel);
            (data, answer.Text, answer.AnsweredAt is null).ShouldBe((data, scene.Text("Chat_OldButton"), false));
        }

        (await user.StatusAsync())["state"]!.GetValue<string>().ShouldBe("connected");
    }

    [Fact]
    public async Task PressInAGroupIsAnsweredAndDoesNothing()
    {
        const long office = -4_000_003;
        await using var scene = await LinkScene.StartAsync(database);
        var user = await scene.JoinAsync();
        var anna = await scene.MeetAsync();
        await anna.StartAsync(await user.PayloadAsync());
        var connect = LinkScene.DataOf(await anna.WaitForTextAsync(user.Question));
        var colleague = await scene.JoinAsync("Vasilek");
        // The group is connected, or the bot would not stay in it.
        await scene.Bot.Get<Links>().ActivateAsync(
            new LinkActivation(colleague.Recipient, scene.Bot.BotId, anna.UserId, null, office, TokenHash: null, Actor.System), BotScene.Cancel);
        await scene.Bot.Telegram.CreateGroupAsync(new CreateGroupRequest("Office", [anna.UserId], Id: office), BotScene.Cancel);

        foreach (var data in new[] { connect, connect.Replace("connect:", "move:", StringComparison.Ordinal), "stop:1", "set:pause:1", "unknown" })
        {
            var message = await OfferAsync(scene, office, data);
            var press = await scene.Bot.Telegram.PressAsync(anna.UserId, message, data, chatId: office, cancellationToken: BotScene.Cancel);
            var answer = await scene.Bot.Telegram.GetCallbackAsync(press.CallbackId!, Eventually.DefaultLimit, BotScene.Cancel);
            (data, answer.Text, answer.AnsweredAt is null).ShouldBe((data, scene.Text("Chat_OldButton"), false));
        }

        // What waits behind the presses has been handled when this is.
        await Eventually.Matches(_ => scene.Bot.Get<UpdateStore>().MeasureAsync(scene.Bot.BotId, BotScene.Cancel), depth => depth is { Pending: 0, Parked: 0 }, "all is done", BotScene.Cancel);
        ((await user.StatusAsync())["state"]!.GetValue<string>(), (await colleague.StatusAsync())["state"]!.GetValue<string>()).ShouldBe(("pending", "connected"));
        (await scene.Bot.Get<Preferences>().FindAsync(colleague.Recipient, BotScene.Cancel)).ShouldBeEquivalentTo(RecipientPreferences.Default);
        (await MenuAsync(scene, office)).ShouldBe("[]", "a group gets no menu of commands that nobody may use there");
    }

    [Fact]
    public async Task PressWithoutItsMessageIsAnsweredAndDoesNothing()
    {
        await using var scene = await LinkScene.StartAsync(database, ("Telegram:WebhookSecret", TelegramSide.Secret));
        using var telegram = TelegramSide.Of(scene.Bot.Gateway);
        var user = await scene.JoinAsync();
        var anna = await scene.MeetAsync();
        await anna.StartAsync(await user.PayloadAsync());
        var connect = LinkScene.DataOf(await anna.WaitForTextAsync(user.Question));
        var said = await anna.BotTextsAsync();
        await telegram.PostAsync(
            $$$"""{"update_id":900000001,"callback_query":{"id":"900000001","from":{"id":{{{anna.UserId}}},"is_bot":false,"first_name":"Anna"},"inline_message_id":"AAA","data":"{{{connect}}}"}}""");
        await Eventually.Matches(
            async token => (await scene.Bot.Telegram.GetCallsAsync("answerCallbackQuery", cancellationToken: token)).Count, count => count == 1, "it is answered", BotScene.Cancel);
        await Eventually.Matches(_ => scene.Bot.Get<UpdateStore>().MeasureAsync(scene.Bot.BotId, BotScene.Cancel), depth => depth is { Pending: 0, Parked: 0 }, "all is done", BotScene.Cancel);
        (await user.StatusAsync())["state"]!.GetValue<string>().ShouldBe("pending");
        (await anna.BotTextsAsync()).ShouldBe(said);
    }

    /// <summary>The bot's message with a button of such data, as an older version may have sent it.</summary>
    private static async Task<int> OfferAsync(LinkScene scene, long chat, string data)
    {
        var markup = new { inline_keyboard = new[] { new[] { new { text = "Button", callback_data = data } } } };
        using var http = new HttpClient();
        using var answer = await http.PostAsJsonAsync(Method(scene, "sendMessage"), new { chat_id = chat, text = "A message", reply_markup = markup }, BotScene.Cancel);
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync(BotScene.Cancel))!;
        return json["result"]!["message_id"]!.GetValue<int>();
    }

    private static async Task<string> MenuAsync(LinkScene scene, long chat)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsJsonAsync(Method(scene, "getMyCommands"), new { scope = new { type = "chat", chat_id = chat } }, BotScene.Cancel);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(BotScene.Cancel))!["result"]!.ToJsonString();
    }

    private static Uri Method(LinkScene scene, string name) => new(scene.Bot.Emulator.BaseUrl, $"/bot{scene.Bot.Emulator.BotToken}/{name}");
}
