using System.Text.Json.Serialization;

namespace ClientPortal.Contracts;

/// <summary>An issued invoice was withdrawn.</summary>
public sealed record InvoiceCancelled(
    InvoiceSnapshot Invoice,
    string? Reason,
    long Sequence,
    DateTimeOffset OccurredAt,
    Actor Actor) : IIntegrationEvent
{
    /// <inheritdoc />
    public static string EventType => "invoice.cancelled";

    /// <inheritdoc />
    [JsonIgnore]
    public string Subject => Invoice.InvoiceId.ToString();
}
