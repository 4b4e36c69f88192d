using System.Text.Json.Serialization;

namespace ClientPortal.Contracts;

/// <summary>An invoice was paid in full.</summary>
public sealed record InvoicePaid(
    InvoiceSnapshot Invoice,
    DateOnly PaidOn,
    long Sequence,
    DateTimeOffset OccurredAt,
    Actor Actor) : IIntegrationEvent
{
    /// <inheritdoc />
    public static string EventType => "invoice.paid";

    /// <inheritdoc />
    [JsonIgnore]
    public string Subject => Invoice.InvoiceId.ToString();
}
