using ClientPortal.Contracts;
using ClientPortal.Notifications.Telling;
using ClientPortal.Notifications.Texts;
using ClientPortal.Texts;

namespace ClientPortal.Notifications.Tickets;

/// <summary>What is told of tickets.</summary>
internal sealed class TicketTexts(PortalLinks links)
{
    public Message Created(TicketCreated created, Reader reader)
    {
        var (ticket, words) = (created.Ticket, reader.Wording);
        var byClient = created.Actor.Kind == ActorKind.Client;
        var key = reader.IsClient ? "TicketCreated_Client" : byClient ? "TicketCreated_Staff" : "TicketCreated_Assignee";
        var pressing = ticket.Priority is TicketPriority.High or TicketPriority.Urgent;
        return Of(
            ticket,
            reader,
            words.Text(key, ticket.Number, TelegramHtml.Name(ticket.ClientName)),
            pressing ? words.Text("Ticket_Priority", words.Text($"Priority_{ticket.Priority}")) : null,
            TelegramHtml.Quote(created.Excerpt),
            Files(created.Attachments, words));
    }

    public Message Commented(TicketCommentAdded comment, Reader reader)
    {
        var key = reader.IsClient ? "TicketComment_Client" : "TicketComment_Staff";
        return Of(
            comment.Ticket,
            reader,
            reader.Wording.Text(key, comment.Ticket.Number, TelegramHtml.Name(comment.Actor.Name)),
            ClientLine(comment.Ticket, comment.Actor, reader),
            TelegramHtml.Quote(comment.Excerpt),
            Files(comment.Attachments, reader.Wording));
    }

    public Message Noted(TicketNoteAdded note, Reader reader) => Of(
        note.Ticket,
        reader,
        TicketActions.OfNote(note.Ticket, reader),
        reader.Wording.Text("TicketNote_Staff", note.Ticket.Number, TelegramHtml.Name(note.Actor.Name)),
        ClientLine(note.Ticket, note.Actor, reader),
        TelegramHtml.Quote(note.Excerpt),
        Files(note.Attachments, reader.Wording),
        reader.Wording.Text("TicketNote_HowToAnswer"));

    public Message StatusChanged(TicketStatusChanged change, Reader reader) => Of(
        change.Ticket,
        reader,
        reader.Wording.Text("TicketStatus", change.Ticket.Number, Status(change.From, reader), Status(change.To, reader), Sign(change.To)),
        ClientLine(change.Ticket, change.Actor, reader));

    public Message Assigned(TicketAssigned assigned, Reader reader)
    {
        var (ticket, words) = (assigned.Ticket, reader.Wording);
        return Of(
            ticket,
            reader,
            assigned.Actor.Kind == ActorKind.System
                ? words.Text("TicketAssigned_System", ticket.Number)
                : words.Text("TicketAssigned", ticket.Number, TelegramHtml.Name(assigned.Actor.Name)),
            words.Text("Ticket_Client", TelegramHtml.Name(ticket.ClientName)),
            words.Text("Ticket_Priority", words.Text($"Priority_{ticket.Priority}")));
    }

    /// <summary>Plain text under a file that staff sent.</summary>
    public static string FileOf(TicketSnapshot ticket, Reader reader) => reader.Wording.Text("TicketFile", ticket.Number);

    /// <summary>The headline, the ticket's subject, then the rest.</summary>
    private Message Of(TicketSnapshot ticket, Reader reader, string headline, params ReadOnlySpan<string?> rest) =>
        Of(ticket, reader, TicketActions.Of(ticket, reader), headline, rest);

    private Message Of(
        TicketSnapshot ticket, Reader reader, IReadOnlyList<IReadOnlyList<MessageButton>> actions, string headline, params ReadOnlySpan<string?> rest) => Message.From(
        links.Ticket(ticket.TicketId, reader.Wording, actions),
        [headline, $"<i>{TelegramHtml.Name(ticket.Title)}</i>", .. rest]);

    /// <summary>Staff want to know whose ticket it is, unless the client himself acted.</summary>
    private static string? ClientLine(TicketSnapshot ticket, Actor actor, Reader reader) => reader.IsClient || actor.Kind == ActorKind.Client
        ? null
        : reader.Wording.Text("Ticket_Client", TelegramHtml.Name(ticket.ClientName));

    private static string? Files(IReadOnlyList<AttachmentSnapshot>? attachments, Wording words) =>
        attachments is { Count: > 0 } ? words.Counted("Files", attachments.Count) : null;

    private static string Status(TicketStatus status, Reader reader) => reader.Wording.Text(
        status == TicketStatus.WaitingForClient && reader.IsClient ? "Status_WaitingForClient_Client" : $"Status_{status}");

    private static string Sign(TicketStatus status) => status switch
    {
        TicketStatus.New => "🆕",
        TicketStatus.InProgress => "🛠",
        TicketStatus.WaitingForClient => "⏳",
        TicketStatus.Resolved => "✅",
        TicketStatus.Closed => "🔒",
        _ => "🔄",
    };
}
