using Shouldly;
using Xunit;

namespace ClientPortal.EndToEnd.Tests.Conversations;

/// <summary>The way from a message into the web portal, which Telegram takes only where the portal has a public address.</summary>
public abstract class PortalLinkTests(TalkingPortal world)
{
    [Theory]
    [InlineData("ru", "Открыть заявку", "Открыть счёт")]
    [InlineData("en", "Open the ticket", "Open the invoice")]
    public async Task MessagesLeadIntoAPortalWithAPublicAddress(string language, string openTicket, string openInvoice)
    {
        var anna = world.Client(language);

        var (ticket, told) = await anna.BeToldAsync(world.Henry, $"Link {language}");
        await anna.LookUpAsync();
        var (invoice, number) = await Invoices.IssueAsync(world.Henry, anna, dueInDays: 10);
        var billed = await anna.HearAsync(number);

        Talker.LinksOf(told).ShouldBe(world.ByWebhook ? [(openTicket, $"{world.PortalUrl}/tickets/{ticket}")] : []);
        Talker.LinksOf(billed).ShouldBe(world.ByWebhook ? [(openInvoice, $"{world.PortalUrl}/invoices/{invoice}")] : []);
        Talker.NamesOf(told).ShouldBe(["reply", "mute"], customMessage: "the buttons of the chat stand there either way");
    }
}

[Collection(PortalByPolling.Name)]
public sealed class PortalLinkByPolling(PortalByPolling world) : PortalLinkTests(world);

[Collection(PortalByWebhook.Name)]
public sealed class PortalLinkByWebhook(PortalByWebhook world) : PortalLinkTests(world);
