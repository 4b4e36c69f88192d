using System.Globalization;
using ClientPortal.Messaging.Consuming;
using RabbitMQ.Client;

namespace ClientPortal.Messaging.Parked;

/// <summary>What is added to a message when it is parked, and taken off when it is replayed.</summary>
internal static class ParkHeaders
{
    public const string Id = "parked-id";
    public const string Reason = "parked-reason";
    public const string Detail = "parked-detail";
    public const string Tries = "parked-tries";
    public const string At = "parked-at";

    /// <summary>Added by the broker where it moved the message itself.</summary>
    private static readonly string[] BrokersOwn = ["x-death", "x-delivery-count", "x-first-death-exchange", "x-first-death-queue", "x-first-death-reason", "x-last-death-exchange", "x-last-death-queue", "x-last-death-reason"];

    /// <summary>Frames of the protocol bound headers; the reason's beginning tells enough.</summary>
    private const int DetailLength = 2000;

    public static BasicProperties Add(Delivery delivery, ParkVerdict verdict, DateTimeOffset now)
    {
        var properties = new BasicProperties(delivery.Properties) { Persistent = true };
        properties.Headers = Without(properties.Headers);
        properties.Headers[Id] = Guid.CreateVersion7().ToString();
        properties.Headers[Reason] = verdict.Reason;
        properties.Headers[Detail] = verdict.Detail.Length > DetailLength ? verdict.Detail[..DetailLength] : verdict.Detail;
        properties.Headers[Tries] = verdict.Tries.ToString(CultureInfo.InvariantCulture);
        properties.Headers[At] = now.ToString("O", CultureInfo.InvariantCulture);
        return properties;
    }

    public static BasicProperties Remove(IReadOnlyBasicProperties parked)
    {
        var properties = new BasicProperties(parked) { Persistent = true };
        properties.Headers = Without(properties.Headers);
        return properties;
    }

    private static Dictionary<string, object?> Without(IDictionary<string, object?>? headers)
    {
        var kept = new Dictionary<string, object?>(headers ?? new Dictionary<string, object?>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var name in (string[])[Id, Reason, Detail, Tries, At, .. BrokersOwn])
        {
            kept.Remove(name);
        }

        return kept;
    }
}
