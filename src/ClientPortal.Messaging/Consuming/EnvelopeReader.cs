using System.Globalization;
using RabbitMQ.Client;

namespace ClientPortal.Messaging.Consuming;

internal static class EnvelopeReader
{
    /// <summary>Null when a required attribute is missing or wrong; <paramref name="missing"/> names it.</summary>
    public static EventEnvelope? Read(IReadOnlyBasicProperties properties, string type, out string? missing)
    {
        missing = null;
        if (!Guid.TryParse(properties.Text(CloudEventHeaders.Id) ?? properties.MessageId, out var id))
        {
            missing = CloudEventHeaders.Id;
        }

        var subject = properties.Text(CloudEventHeaders.Subject);
        if (string.IsNullOrEmpty(subject))
        {
            missing ??= CloudEventHeaders.Subject;
        }

        if (!long.TryParse(properties.Text(CloudEventHeaders.Sequence), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var sequence))
        {
            missing ??= CloudEventHeaders.Sequence;
        }

        return missing is null ? new EventEnvelope(id, type, subject!, sequence, properties.Text(CloudEventHeaders.TraceParent)) : null;
    }
}
