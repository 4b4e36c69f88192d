using ClientPortal.Api.Problems;
using ClientPortal.Api.Tickets;
using ClientPortal.Contracts;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Tickets;

public sealed class TicketTests
{
    private static readonly DateTimeOffset Opened = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Opened.AddHours(1);
    private static readonly Actor Client = new(ActorKind.Client, Guid.CreateVersion7(), "Romashka", Channel.Telegram);
    private static readonly Actor Staff = new(ActorKind.Staff, Guid.CreateVersion7(), "Anna", Channel.Portal);

    public static TheoryData<ActorKind, TicketStatus, TicketStatus> EveryMove()
    {
        var moves = new TheoryData<ActorKind, TicketStatus, TicketStatus>();
        foreach (var side in Enum.GetValues<ActorKind>())
        {
            foreach (var from in Enum.GetValues<TicketStatus>())
            {
                foreach (var to in Enum.GetValues<TicketStatus>())
                {
                    moves.Add(side, from, to);
                }
            }
        }

        return moves;
    }

    [Theory]
    [MemberData(nameof(EveryMove))]
    public void MovesAreThoseOfTheTableAndNoOthers(ActorKind side, TicketStatus from, TicketStatus to)
    {
        var ticket = TicketIn(from);
        var version = ticket.Version;
        var actor = side switch { ActorKind.Client => Client, ActorKind.Staff => Staff, _ => Actor.System };

        if (LegalMoves.Contains(side, from, to))
        {
            var told = ticket.ChangeStatus(to, actor, Later);
            (told.From, told.To, told.Sequence, told.Actor, told.OccurredAt).ShouldBe((from, to, version + 1, actor, Later));
            told.Ticket.Status.ShouldBe(to);
            ticket.ResolvedAt.ShouldBe(to == TicketStatus.Resolved ? Later : null);
        }
        else
        {
            Should.Throw<DomainRuleException>(() => ticket.ChangeStatus(to, actor, Later)).Code.ShouldBe("illegal_status_transition");
            (ticket.Status, ticket.Version).ShouldBe((from, version));
        }
    }

    [Fact]
    public void OpeningTellsWhatReadersNeed()
    {
        var (ticket, told) = Open("The printer is on fire");

        told.Ticket.ShouldBe(new TicketSnapshot(ticket.Id, 1001, "Printer", ticket.ClientId, "Romashka", TicketStatus.New, TicketPriority.High, null, null));
        (told.Excerpt, told.Sequence, told.OccurredAt, told.Actor, told.Subject).ShouldBe(("The printer is on fire", 1L, Opened, Client, ticket.Id.ToString()));
    }

    [Theory]
    [InlineData(TicketStatus.WaitingForClient)]
    [InlineData(TicketStatus.Resolved)]
    public void ClientsCommentTakesTheTicketBackToWork(TicketStatus from)
    {
        var ticket = TicketIn(from);
        var version = ticket.Version;

        var (added, moved) = ticket.Comment(Guid.CreateVersion7(), "Still broken", [], Client, Later);

        (added.Sequence, added.Ticket.Status).ShouldBe((version + 1, from));
        moved.ShouldNotBeNull();
        (moved.Sequence, moved.From, moved.To, moved.Actor).ShouldBe((version + 2, from, TicketStatus.InProgress, Client));
        ticket.ResolvedAt.ShouldBeNull();
    }

    [Theory]
    [InlineData(TicketStatus.New)]
    [InlineData(TicketStatus.InProgress)]
    public void ClientsCommentLeavesOtherStatusesAlone(TicketStatus status)
    {
        var ticket = TicketIn(status);
        ticket.Comment(Guid.CreateVersion7(), "One more thing", [], Client, Later).Moved.ShouldBeNull();
        ticket.Status.ShouldBe(status);
    }

    [Theory]
    [InlineData(TicketStatus.WaitingForClient)]
    [InlineData(TicketStatus.Resolved)]
    public void StaffsCommentMovesNothing(TicketStatus status)
    {
        var ticket = TicketIn(status);
        ticket.Comment(Guid.CreateVersion7(), "Any news?", [], Staff, Later).Moved.ShouldBeNull();
        ticket.Status.ShouldBe(status);
    }

    [Fact]
    public void ClosedTicketTakesNoCommentFromAnybody()
    {
        var ticket = TicketIn(TicketStatus.Closed);
        Should.Throw<DomainRuleException>(() => ticket.Comment(Guid.CreateVersion7(), "Hello", [], Client, Later)).Code.ShouldBe("ticket_closed");
        Should.Throw<DomainRuleException>(() => ticket.Comment(Guid.CreateVersion7(), "Hello", [], Staff, Later)).Code.ShouldBe("ticket_closed");
    }

    [Fact]
    public void NoteRaisesTheVersionButNotWhatTheClientSees()
    {
        var ticket = TicketIn(TicketStatus.New);
        var (version, publicVersion, publicUpdate) = (ticket.Version, ticket.PublicVersion, ticket.PublicUpdatedAt);

        var told = ticket.AddNote(Guid.CreateVersion7(), "He never pays", [], Staff, Later);

        told.Sequence.ShouldBe(version + 1);
        (ticket.Version, ticket.PublicVersion, ticket.PublicUpdatedAt, ticket.UpdatedAt).ShouldBe((version + 1, publicVersion, publicUpdate, Later));
        ticket.UnindexedText.ShouldNotBeNull().ShouldNotContain("pays");
    }

    [Fact]
    public void AssigningTellsBothAndRepeatingItTellsNothing()
    {
        var ticket = TicketIn(TicketStatus.New);
        var (anna, boris) = (new TicketAssignee(Guid.CreateVersion7(), "Anna"), new TicketAssignee(Guid.CreateVersion7(), "Boris"));

        ticket.Assign(anna, Staff, Later).ShouldNotBeNull().PreviousAssigneeId.ShouldBeNull();
        ticket.Assign(anna, Staff, Later).ShouldBeNull();
        var told = ticket.Assign(boris, Staff, Later).ShouldNotBeNull();
        (told.PreviousAssigneeId, told.PreviousAssigneeName, told.Ticket.AssigneeId, told.Ticket.AssigneeName).ShouldBe((anna.AccountId, "Anna", boris.AccountId, "Boris"));
        ticket.Assign(null, Staff, Later).ShouldNotBeNull().Ticket.AssigneeId.ShouldBeNull();
    }

    [Fact]
    public void PriorityChangeTellsFromAndToAndRepeatingItTellsNothing()
    {
        var ticket = TicketIn(TicketStatus.New);
        var told = ticket.ChangePriority(TicketPriority.Urgent, Staff, Later).ShouldNotBeNull();
        (told.From, told.To).ShouldBe((TicketPriority.High, TicketPriority.Urgent));
        ticket.ChangePriority(TicketPriority.Urgent, Staff, Later).ShouldBeNull();
    }

    [Fact]
    public void LongTextIsCutBetweenCharacters()
    {
        var text = new string('a', 698) + "😀😀 and more";
        var told = Open(text).Told;
        told.Excerpt.ShouldBe(new string('a', 698) + "…");
        Open(new string('b', 700)).Told.Excerpt.ShouldBe(new string('b', 700));
    }

    private static (Ticket Ticket, TicketCreated Told) Open(string text) => Ticket.Open(
        new(Guid.CreateVersion7(), 1001, Guid.CreateVersion7(), "Romashka", "Printer", text, TicketPriority.High, null, []), Client, Opened);

    private static Ticket TicketIn(TicketStatus status)
    {
        var ticket = Open("It does not print").Ticket;
        if (status != TicketStatus.New)
        {
            ticket.ChangeStatus(status, Staff, Opened);
        }

        return ticket;
    }
}
