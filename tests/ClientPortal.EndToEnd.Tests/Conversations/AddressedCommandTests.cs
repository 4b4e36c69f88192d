using Shouldly;
using Xunit;

namespace ClientPortal.EndToEnd.Tests.Conversations;

/// <summary>Commands with a bot's name behind them, as Telegram's own menus write them in groups. In a private chat only one bot can be meant.</summary>
public abstract class AddressedCommandTests(TalkingPortal world)
{
    [Theory]
    [InlineData("ru", "Что я умею")]
    [InlineData("en", "What I can do")]
    public async Task CommandIsUnderstoodWhicheverBotItNames(string language, string help)
    {
        var anna = world.Client(language);
        var own = (await world.Telegram.GetBotsAsync(TalkingPortal.Cancellation)).Single().Username;
        await anna.SayAsync("/help");
        var plain = Talker.Text(await anna.HearAsync(help));

        foreach (var name in new[] { own, own.ToUpperInvariant(), "another_bot" })
        {
            await anna.SayAsync($"/help@{name}");
            Talker.Text(await anna.HearAsync(help)).ShouldBe(plain, customMessage: name);
        }
    }

    [Fact]
    public async Task NumberFollowsTheBotsName()
    {
        var anna = world.Acme;
        var own = (await world.Telegram.GetBotsAsync(TalkingPortal.Cancellation)).Single().Username;
        var (_, number) = await anna.OpenTicketAsync("Addressed");

        await anna.SayAsync($"/ticket@{own} {number}");
        Talker.Text(await anna.HearAsync($"Ticket #{number}")).ShouldContain("Addressed, in detail.");
        await anna.SayAsync($"/ticket@{own}");
        await anna.HearAsync("/ticket 1042");
    }
}

[Collection(PortalByPolling.Name)]
public sealed class AddressedCommandByPolling(PortalByPolling world) : AddressedCommandTests(world);

[Collection(PortalByWebhook.Name)]
public sealed class AddressedCommandByWebhook(PortalByWebhook world) : AddressedCommandTests(world);
