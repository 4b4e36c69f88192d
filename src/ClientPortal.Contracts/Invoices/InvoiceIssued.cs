using System.Text.Json.Serialization;

namespace ClientPortal.Contracts;

/// <summary>An invoice was issued to a client.</summary>
public sealed record InvoiceIssued(
    InvoiceSnapshot Invoice,
    long Sequence,
    DateTimeOffset OccurredAt,
    Actor Actor) : IIntegrationEvent
{
    /// <inheritdoc />
    public static string EventType => "invoice.issued";

    /// <inheritdoc />
    [JsonIgnore]
    public string Subject => Invoice.InvoiceId.ToString();
}
