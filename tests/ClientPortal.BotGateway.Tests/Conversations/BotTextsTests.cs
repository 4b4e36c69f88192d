using ClientPortal.BotGateway.Conversations;
using ClientPortal.BotGateway.Portal;
using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Texts;
using Shouldly;
using Xunit;

namespace ClientPortal.BotGateway.Tests.Conversations;

/// <summary>Words that code asks for by a name it puts together are there, in both languages.</summary>
public sealed class BotTextsTests
{
    private static readonly string[] Lists = ["own", "mine", "free"];
    private static readonly Wording[] Languages = [BotTexts.Set.English, BotTexts.Set.Russian];

    [Fact]
    public void EveryStateHasItsWords()
    {
        string[] keys =
        [
            .. Enum.GetValues<TicketStatus>().Select(status => $"Ticket_Status_{status}"),
            .. Enum.GetValues<TicketPriority>().Select(priority => $"Ticket_Priority_{priority}"),
            .. Enum.GetValues<DialogStep>().Where(step => step != DialogStep.Ended).Select(step => $"Reply_Ask_{step}"),
            .. Lists.SelectMany(list => new[] { $"Ticket_List_{list}", $"Ticket_List_{list}_Empty", $"Ticket_List_{list}_Tab" }),
        ];

        foreach (var words in Languages)
        {
            keys.Where(key => words.Text(key).Length == 0).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData(404, "not_found")]
    [InlineData(403, "forbidden")]
    [InlineData(403, "invalid_target")]
    [InlineData(409, "ticket_closed")]
    [InlineData(409, "illegal_status_transition")]
    [InlineData(409, "client_inactive")]
    [InlineData(400, "attachment_not_available")]
    [InlineData(400, "")]
    public void RefusalsFitIntoANotice(int status, string code)
    {
        foreach (var words in Languages)
        {
            PortalWords.Of(new PortalRefusal(status, code), words).Length.ShouldBeInRange(10, 200);
        }
    }
}
