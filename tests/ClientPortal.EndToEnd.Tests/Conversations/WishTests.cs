using ClientPortal.TelegramEmulator.Chats;
using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.EndToEnd.Tests.Conversations;

/// <summary>What is chosen in the chat and held by the Api.</summary>
public abstract class WishTests(TalkingPortal world)
{
    [Fact]
    public async Task LanguageChosenInTheChatIsTheAccountsAndTheBotFollows()
    {
        var account = await world.Portal.Admin.CreateClientAsync(world.Portal, "lingua", "Lingua", "en", TalkingPortal.Cancellation);
        using var own = account;
        var lena = new Talker(
            world.Telegram, account, await world.Portal.ConnectTelegramAsync(world.Telegram, account, "Lena", TalkingPortal.Cancellation));
        await lena.SayAsync("/language");
        var question = await lena.HearAsync("Which language shall I speak?");

        (await lena.PressAsync(question, "lang:ru")).ShouldBe("Сохранено");

        await lena.HearAsync("по-русски");
        (await lena.ReadAsync("api/me"))["language"]!.GetValue<string>().ShouldBe("ru");
        await Eventually.True(
            async _ =>
            {
                await lena.SayAsync("/settings");
                return Talker.Text(await lena.HearAsync("🔔")).Contains("Уведомления включены", StringComparison.Ordinal);
            },
            "the bot's answers are in Russian",
            TalkingPortal.Cancellation);
        (await world.MenuAsync(lena.Chat)).ShouldContain(("new", "Создать заявку"));
    }

    [Theory]
    [InlineData("en", "You will hear no more about this ticket", "You will hear about this ticket again")]
    [InlineData("ru", "Больше не сообщаю об этой заявке", "Снова сообщаю об этой заявке")]
    public async Task TicketOfOnesOwnIsMutedBeforeAnythingWasToldAboutIt(string language, string muted, string back)
    {
        var client = world.Client(language);
        var (_, number) = await client.OpenTicketAsync("Quiet please");
        await client.SayAsync($"/ticket {number}");
        var card = await client.HearAsync("Quiet please");
        (await client.PressAsync(card, "mute:"))!.ShouldContain(muted);
        (await client.PressAsync(await WithButtonAsync("unmute"), "unmute:"))!.ShouldContain(back);
        await WithButtonAsync("mute");

        async Task<ChatEntry> WithButtonAsync(string name) => await Eventually.Matches(
            _ => client.FindAsync(card), entry => Talker.NamesOf(entry).Contains(name), $"the card offers to {name}", TalkingPortal.Cancellation);
    }
}

[Collection(PortalByPolling.Name)]
public sealed class WishByPolling(PortalByPolling world) : WishTests(world);

[Collection(PortalByWebhook.Name)]
public sealed class WishByWebhook(PortalByWebhook world) : WishTests(world);
