using System.Text.Json.Serialization;

namespace ClientPortal.Contracts;

/// <summary>An invoice was not paid by its due date; told once.</summary>
public sealed record InvoiceOverdue(
    InvoiceSnapshot Invoice,
    long Sequence,
    DateTimeOffset OccurredAt,
    Actor Actor) : IIntegrationEvent
{
    /// <inheritdoc />
    public static string EventType => "invoice.overdue";

    /// <inheritdoc />
    [JsonIgnore]
    public string Subject => Invoice.InvoiceId.ToString();
}
