using ClientPortal.Contracts;

namespace ClientPortal.Api.Invoices;

/// <summary>Who did what to an invoice, from what to what.</summary>
public sealed class InvoiceHistoryEntry
{
    private InvoiceHistoryEntry()
    {
    }

    public Guid InvoiceId { get; private init; }

    public long Version { get; private init; }

    /// <summary>Null: it came into being.</summary>
    public InvoiceStatus? From { get; private init; }

    public InvoiceStatus To { get; private init; }

    public Guid? ActorId { get; private init; }

    public ActorKind ActorKind { get; private init; }

    public string ActorName { get; private init; } = "";

    public Channel Via { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>The entry for the invoice as it stands after the change.</summary>
    public static InvoiceHistoryEntry Of(Invoice invoice, InvoiceStatus? from, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        ArgumentNullException.ThrowIfNull(actor);
        return new()
        {
            InvoiceId = invoice.Id,
            Version = invoice.Version,
            From = from,
            To = invoice.Status,
            ActorId = actor.AccountId,
            ActorKind = actor.Kind,
            ActorName = actor.Name,
            Via = actor.Via,
            At = invoice.UpdatedAt,
        };
    }
}
