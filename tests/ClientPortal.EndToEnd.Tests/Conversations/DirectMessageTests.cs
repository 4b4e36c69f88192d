using ClientPortal.Testing;
using Shouldly;
using Xunit;

namespace ClientPortal.EndToEnd.Tests.Conversations;

/// <summary>Staff write to a client's chat, and he answers there.</summary>
public abstract class DirectMessageTests(TalkingPortal world)
{
    [Theory]
    [InlineData("ru", "открыта", "Ответ на ваше сообщение")]
    [InlineData("en", "is open", "Answer to your message")]
    public async Task ReplyToADirectMessageOpensATicketThatQuotesIt(string language, string opened, string subject)
    {
        var (anna, henry) = (world.Client(language), world.Henry);
        var words = $"The office is closed on Friday ({language}).";
        await anna.LookUpAsync();
        await henry.Account.PostAsync(
            new Uri(world.Portal.Gateway.BaseAddress, $"api/telegram/client/{anna.Account.ClientId}/send-message").ToString(), new { text = words }, TalkingPortal.Cancellation);
        var told = await anna.HearAsync(words);
        Talker.Text(told).ShouldContain("Henry");

        await anna.SayAsync("And on Saturday?", told);
        var answer = await anna.HearAsync(opened);

        Talker.Text(answer).ShouldContain(subject);
        await anna.PressAsync(answer, "ticket:");
        var card = Talker.Text(await anna.HearAsync("And on Saturday?"));
        card.ShouldContain($"> {words}");
        card.IndexOf("And on Saturday?", StringComparison.Ordinal).ShouldBeLessThan(card.IndexOf("> ", StringComparison.Ordinal), "the person's own words come first");
    }
}

[Collection(PortalByPolling.Name)]
public sealed class DirectMessageByPolling(PortalByPolling world) : DirectMessageTests(world);

[Collection(PortalByWebhook.Name)]
public sealed class DirectMessageByWebhook(PortalByWebhook world) : DirectMessageTests(world);
