using ClientPortal.Contracts;

namespace ClientPortal.Web.Live;

/// <summary>Something that pages show has changed. It says where alone: a page reads again with its own person's token what he may see.</summary>
/// <param name="Topic">See <see cref="LiveTopics"/>.</param>
/// <param name="ForStaff">Whether staff hear of it.</param>
/// <param name="ClientId">The client that hears of it; null for none.</param>
/// <param name="AccountId">The staff account that alone hears of it.</param>
public sealed record LiveSignal(string Topic, bool ForStaff, Guid? ClientId, Guid? AccountId = null)
{
    private static readonly LiveSignal AnyLink = new(LiveTopics.Links, ForStaff: true, ClientId: null);

    /// <summary>What an event changes on the pages.</summary>
    public static IEnumerable<LiveSignal> Of(IIntegrationEvent told) => told switch
    {
        // Clients never learn of notes.
        TicketNoteAdded { Ticket: var ticket } => [new(LiveTopics.Ticket(ticket.TicketId), ForStaff: true, ClientId: null)],
        TicketCreated { Ticket: var ticket } => Of(ticket),
        TicketAssigned { Ticket: var ticket } => Of(ticket),
        TicketCommentAdded { Ticket: var ticket } => Of(ticket),
        TicketPriorityChanged { Ticket: var ticket } => Of(ticket),
        TicketStatusChanged { Ticket: var ticket } => Of(ticket),
        InvoiceIssued { Invoice: var invoice } => Of(invoice),
        InvoiceOverdue { Invoice: var invoice } => Of(invoice),
        InvoicePaid { Invoice: var invoice } => Of(invoice),
        InvoiceCancelled { Invoice: var invoice } => Of(invoice),
        NotificationSent { Notification: var notification } => Of(notification),
        NotificationFailed { Notification: var notification } => Of(notification),
        NotificationUnknown { Notification: var notification } => Of(notification),
        TelegramLinkActivated { Link.Recipient: var recipient } => [AnyLink, .. Of(recipient)],
        TelegramLinkRemoved { Link.Recipient: var recipient } => [AnyLink, .. Of(recipient)],
        TelegramLinkResumed { Link.Recipient: var recipient } => [AnyLink, .. Of(recipient)],
        TelegramLinkSuspended { Link.Recipient: var recipient } => [AnyLink, .. Of(recipient)],
        AccountCreated { Account: var account } => Of(account),
        AccountChanged { Account: var account } => Of(account),
        AccountDeactivated { Account: var account } => Of(account),
        _ => [],
    };

    private static LiveSignal[] Of(TicketSnapshot ticket) =>
    [
        new(LiveTopics.Tickets, ForStaff: true, ticket.ClientId),
        new(LiveTopics.Ticket(ticket.TicketId), ForStaff: true, ticket.ClientId),
        new(LiveTopics.Client(ticket.ClientId), ForStaff: true, ClientId: null),
    ];

    private static LiveSignal[] Of(InvoiceSnapshot invoice) =>
    [
        new(LiveTopics.Invoices, ForStaff: true, invoice.ClientId),
        new(LiveTopics.Invoice(invoice.InvoiceId), ForStaff: true, invoice.ClientId),
        new(LiveTopics.Client(invoice.ClientId), ForStaff: true, ClientId: null),
    ];

    private static LiveSignal[] Of(NotificationSnapshot notification) => notification.ReferenceId is { } reference
        ? [new(LiveTopics.Deliveries(reference), ForStaff: true, ClientId: null), .. Of(notification.Recipient)]
        : Of(notification.Recipient);

    /// <summary>One's own connection and its last delivery; staff see a client's.</summary>
    private static LiveSignal[] Of(RecipientSnapshot recipient) => recipient.RecipientType == RecipientType.Client
        ? [new(LiveTopics.Telegram, ForStaff: false, recipient.RecipientId), new(LiveTopics.ClientTelegram(recipient.RecipientId), ForStaff: true, ClientId: null)]
        : [new(LiveTopics.Telegram, ForStaff: false, ClientId: null, recipient.RecipientId)];

    private static LiveSignal[] Of(AccountSnapshot account) => account.ClientId is { } client
        ? [new(LiveTopics.Accounts, ForStaff: true, ClientId: null), new(LiveTopics.Client(client), ForStaff: true, ClientId: null)]
        : [new(LiveTopics.Accounts, ForStaff: true, ClientId: null)];
}
