using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Notifications.Telling;
using ClientPortal.Notifications.Tests.Telling;
using ClientPortal.Notifications.Texts;
using ClientPortal.Notifications.Tickets;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace ClientPortal.Notifications.Tests.Texts;

/// <summary>Buttons under messages about tickets.</summary>
public sealed class TicketActionsTests
{
    private static readonly Reader Client = new(NotificationTexts.Set.English, IsClient: true, "UTC");
    private static readonly TicketSnapshot Ticket = Events.Ticket(Guid.CreateVersion7()) with { TicketId = Guid.Parse("0198c0de-0000-7000-8000-000000000001") };

    [Theory]
    [InlineData(TicketStatus.New, true, false, "reply mute")]
    [InlineData(TicketStatus.WaitingForClient, true, true, "reply mute")]
    [InlineData(TicketStatus.Resolved, true, true, "solved reopen reply mute")]
    [InlineData(TicketStatus.Closed, true, true, "follow")]
    [InlineData(TicketStatus.New, false, false, "take resolve reply mute")]
    [InlineData(TicketStatus.InProgress, false, true, "resolve reply mute")]
    [InlineData(TicketStatus.Resolved, false, false, "take reply mute")]
    [InlineData(TicketStatus.Closed, false, true, "mute")]
    public void ReaderIsOfferedWhatHeMayDo(TicketStatus status, bool client, bool assigned, string names)
    {
        var ticket = Ticket with { Status = status, AssigneeId = assigned ? Guid.CreateVersion7() : null };

        var data = TicketActions.Of(ticket, Client with { IsClient = client }).SelectMany(row => row).Select(button => ButtonData.Split(button.CallbackData!)).ToList();

        data.Select(button => button.Name).ShouldBe(names.Split(' '));
        data.ShouldAllBe(button => ButtonData.ReadId(button.Fields.Single()) == Ticket.TicketId);
    }

    [Fact]
    public void LinkComesBeforeWhatTheBotAnswers()
    {
        var texts = new TicketTexts(new PortalLinks(Options.Create(new PortalOptions { PublicUrl = "https://portal.example.com" })));

        texts.Commented(Events.Commented(Ticket, Actor.System), Client).ButtonsJson.ShouldBe(
            $$"""
            [[{"text":"Open the ticket","url":"https://portal.example.com/tickets/{{Ticket.TicketId}}"}],[{"text":"\uD83D\uDCAC Answer","callback_data":"reply:AZjA3gAAcACAAAAAAAAAAQ"},{"text":"\uD83D\uDD15 Mute this ticket","callback_data":"mute:AZjA3gAAcACAAAAAAAAAAQ"}]]
            """);
    }
}
