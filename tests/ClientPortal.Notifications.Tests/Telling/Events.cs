using ClientPortal.Contracts;

namespace ClientPortal.Notifications.Tests.Telling;

/// <summary>Events as Api publishes them.</summary>
internal static class Events
{
    public static DateTimeOffset Now { get; } = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    public static TicketSnapshot Ticket(Guid clientId, TestPerson? assignee = null, string title = "Printer is on fire", string clientName = "Romashka") => new(
        Guid.CreateVersion7(), 1042, title, clientId, clientName, TicketStatus.New, TicketPriority.Normal, assignee?.AccountId, assignee?.Name);

    public static TicketCreated Created(TicketSnapshot ticket, Actor actor, string excerpt = "It burns.", int files = 0) =>
        new(ticket, excerpt, Files(files), 1, Now, actor);

    public static TicketCommentAdded Commented(TicketSnapshot ticket, Actor actor, string excerpt = "Still burning.", int files = 0) =>
        new(ticket, Guid.CreateVersion7(), excerpt, Files(files), 2, Now, actor);

    public static TicketNoteAdded Noted(TicketSnapshot ticket, Actor actor) => new(ticket, Guid.CreateVersion7(), "Between us.", [], 2, Now, actor);

    public static TicketStatusChanged Moved(TicketSnapshot ticket, Actor actor, TicketStatus to = TicketStatus.WaitingForClient) =>
        new(ticket with { Status = to }, TicketStatus.InProgress, to, 3, Now, actor);

    public static TicketAssigned Assigned(TicketSnapshot ticket, Actor actor) => new(ticket, null, null, 2, Now, actor);

    public static InvoiceSnapshot Invoice(Guid clientId, string total = "1200.00", string currency = "RUB") => new(
        Guid.CreateVersion7(), "2026-000123", clientId, "Romashka", InvoiceStatus.Issued, currency, "1000.00", "200.00", total, new DateOnly(2026, 2, 20), new DateOnly(2026, 3, 5));

    public static InvoiceIssued Issued(InvoiceSnapshot invoice, Actor actor) => new(invoice, 1, Now, actor);

    public static InvoicePaid Paid(InvoiceSnapshot invoice, Actor actor) => new(invoice, new DateOnly(2026, 3, 4), 2, Now, actor);

    public static InvoiceOverdue Overdue(InvoiceSnapshot invoice) => new(invoice, 2, Now, Actor.System);

    public static InvoiceCancelled Cancelled(InvoiceSnapshot invoice, Actor actor, string? reason = null) => new(invoice, reason, 2, Now, actor);

    private static AttachmentSnapshot[] Files(int count) =>
        Enumerable.Range(1, count).Select(i => new AttachmentSnapshot(Guid.CreateVersion7(), $"photo{i}.png", "image/png", 1000)).ToArray();
}
