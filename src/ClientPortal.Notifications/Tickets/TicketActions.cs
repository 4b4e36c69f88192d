using ClientPortal.Contracts;
using ClientPortal.NotificationStore;
using ClientPortal.Notifications.Telling;
using ClientPortal.Notifications.Texts;

namespace ClientPortal.Notifications.Tickets;

/// <summary>Buttons for what a reader may do with a ticket as it stands. The Api judges each press, so one that has become stale does no harm.</summary>
internal static class TicketActions
{
    public static IReadOnlyList<IReadOnlyList<MessageButton>> Of(TicketSnapshot ticket, Reader reader) => reader.IsClient ? ForClient(ticket, reader) : ForStaff(ticket, reader);

    /// <summary>Without the button that asks for an answer: what is written behind it goes to the client, and a note is not for him.</summary>
    public static IReadOnlyList<IReadOnlyList<MessageButton>> OfNote(TicketSnapshot ticket, Reader reader) => [[Button(ButtonNames.Mute, ticket, reader)]];

    private static IReadOnlyList<IReadOnlyList<MessageButton>> ForClient(TicketSnapshot ticket, Reader reader) => ticket.Status switch
    {
        TicketStatus.Resolved =>
        [
            [Button(ButtonNames.Solved, ticket, reader), Button(ButtonNames.Reopen, ticket, reader)],
            [Button(ButtonNames.Reply, ticket, reader), Button(ButtonNames.Mute, ticket, reader)],
        ],
        TicketStatus.Closed => [[Button(ButtonNames.FollowUp, ticket, reader)]],
        _ => [[Button(ButtonNames.Reply, ticket, reader), Button(ButtonNames.Mute, ticket, reader)]],
    };

    private static IReadOnlyList<IReadOnlyList<MessageButton>> ForStaff(TicketSnapshot ticket, Reader reader)
    {
        if (ticket.Status == TicketStatus.Closed)
        {
            return [[Button(ButtonNames.Mute, ticket, reader)]];
        }

        var moves = new List<MessageButton>();
        if (ticket.AssigneeId is null)
        {
            moves.Add(Button(ButtonNames.Take, ticket, reader));
        }

        if (ticket.Status != TicketStatus.Resolved)
        {
            moves.Add(Button(ButtonNames.Resolve, ticket, reader));
        }

        return [moves, [Button(ButtonNames.Reply, ticket, reader), Button(ButtonNames.Mute, ticket, reader)]];
    }

    private static MessageButton Button(string name, TicketSnapshot ticket, Reader reader) =>
        new(reader.Wording.Text($"Button_{name}"), CallbackData: ButtonData.Of(name, ButtonData.Id(ticket.TicketId)));
}
