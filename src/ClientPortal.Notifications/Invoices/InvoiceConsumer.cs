using ClientPortal.Contracts;
using ClientPortal.Messaging;
using ClientPortal.NotificationStore;
using ClientPortal.Notifications.Telling;
using ClientPortal.Notifications.Texts;

namespace ClientPortal.Notifications.Invoices;

/// <summary>Who is told of an invoice's events: its client always; staff who want invoices when it is paid or overdue.</summary>
internal sealed class InvoiceConsumer(Teller teller, InvoiceTexts texts) :
    IEventConsumer<InvoiceIssued>,
    IEventConsumer<InvoicePaid>,
    IEventConsumer<InvoiceOverdue>,
    IEventConsumer<InvoiceCancelled>
{
    public Task ConsumeAsync(InvoiceIssued @event, EventEnvelope envelope, CancellationToken cancellationToken) =>
        TellAsync(envelope, @event.Invoice, @event.Actor, staff: false, r => texts.Issued(@event, r), cancellationToken);

    public Task ConsumeAsync(InvoicePaid @event, EventEnvelope envelope, CancellationToken cancellationToken) =>
        TellAsync(envelope, @event.Invoice, @event.Actor, staff: true, r => texts.Paid(@event, r), cancellationToken);

    public Task ConsumeAsync(InvoiceOverdue @event, EventEnvelope envelope, CancellationToken cancellationToken) =>
        TellAsync(envelope, @event.Invoice, @event.Actor, staff: true, r => texts.Overdue(@event, r, r.Day(@event.OccurredAt)), cancellationToken);

    public Task ConsumeAsync(InvoiceCancelled @event, EventEnvelope envelope, CancellationToken cancellationToken) =>
        TellAsync(envelope, @event.Invoice, @event.Actor, staff: false, r => texts.Cancelled(@event, r), cancellationToken);

    private Task TellAsync(
        EventEnvelope envelope, InvoiceSnapshot invoice, Actor actor, bool staff, Func<Reader, Message> write, CancellationToken cancellationToken)
    {
        IncompleteEventException.ThrowIfMissing(invoice, invoice?.InvoiceId ?? default, "invoice");
        IncompleteEventException.ThrowIfMissing(invoice, invoice.ClientId, "client");
        IncompleteEventException.ThrowIfMissing(actor, envelope.EventId, "actor");
        var audience = new Audience
        {
            NotificationType = envelope.Type,
            ClientId = invoice.ClientId,
            StaffForInvoices = staff,
            ActorAccountId = actor.AccountId,
        };
        return teller.TellAsync(envelope, new Announcement(audience, invoice.InvoiceId, write), cancellationToken);
    }
}
