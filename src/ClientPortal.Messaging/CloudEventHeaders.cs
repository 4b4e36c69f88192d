using System.Diagnostics;
using System.Globalization;
using System.Text;
using ClientPortal.Messaging.Outbox;
using RabbitMQ.Client;

namespace ClientPortal.Messaging;

/// <summary>CloudEvents 1.0 in the AMQP binding's binary mode: attributes as headers, the event alone as body.</summary>
internal static class CloudEventHeaders
{
    public const string Id = "cloudEvents:id";
    public const string Type = "cloudEvents:type";
    public const string Subject = "cloudEvents:subject";
    public const string Sequence = "cloudEvents:sequence";
    public const string TraceParent = "traceparent";

    private const string Source = "cloudEvents:source";
    private const string SpecVersion = "cloudEvents:specversion";
    private const string Time = "cloudEvents:time";
    private const string TraceState = "tracestate";

    public static BasicProperties Write(OutboxMessage message, string source, Activity? span)
    {
        var headers = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [SpecVersion] = "1.0",
            [Id] = message.EventId.ToString(),
            [Source] = source,
            [Type] = message.Type,
            [Subject] = message.Subject,
            [Sequence] = message.Sequence.ToString(CultureInfo.InvariantCulture),
            [Time] = message.OccurredAt.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        };
        if ((span?.Id ?? message.TraceParent) is { } traceParent)
        {
            headers[TraceParent] = traceParent;
        }

        if (span?.TraceStateString is { Length: > 0 } traceState)
        {
            headers[TraceState] = traceState;
        }

        return new BasicProperties
        {
            MessageId = message.EventId.ToString(),
            Type = message.Type,
            ContentType = "application/json",
            Persistent = true,
            Timestamp = new AmqpTimestamp(message.OccurredAt.ToUnixTimeSeconds()),
            Headers = headers,
        };
    }

    /// <summary>Header strings arrive as bytes.</summary>
    public static string? Text(this IReadOnlyBasicProperties properties, string header) => properties.Headers?.GetValueOrDefault(header) switch
    {
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        string text => text,
        null => null,
        var other => Convert.ToString(other, CultureInfo.InvariantCulture),
    };

    private static object? GetValueOrDefault(this IDictionary<string, object?> headers, string name) =>
        headers.TryGetValue(name, out var value) ? value : null;
}
