using System.Globalization;
using System.Text;
using RabbitMQ.Client;

namespace ClientPortal.Messaging.Parked;

internal static class ParkedMessageReader
{
    public static ParkedMessage Read(string queue, BasicGetResult message)
    {
        var properties = message.BasicProperties;
        return new ParkedMessage(
            properties.Text(ParkHeaders.Id) ?? properties.MessageId ?? "",
            queue,
            properties.Text(CloudEventHeaders.Type) ?? properties.Type,
            properties.Text(CloudEventHeaders.Subject),
            properties.Text(CloudEventHeaders.Id),
            properties.Text(ParkHeaders.Reason) ?? ParkReasons.DeliveryLimit,
            properties.Text(ParkHeaders.Detail),
            int.TryParse(properties.Text(ParkHeaders.Tries), CultureInfo.InvariantCulture, out var tries) ? tries : 0,
            DateTimeOffset.TryParse(properties.Text(ParkHeaders.At), CultureInfo.InvariantCulture, out var at) ? at : null,
            Encoding.UTF8.GetString(message.Body.Span));
    }
}
