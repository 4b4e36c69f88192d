using System.Diagnostics;
using ClientPortal.BotGateway.BotApi;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Delivery;

/// <summary>One span per attempt, a child of whatever caused the message.</summary>
internal static class DeliveryTelemetry
{
    private static readonly ActivitySource Source = new("ClientPortal.BotGateway.Delivery");

    public static Activity? StartDelivery(ClaimedNotification row)
    {
        var parent = ActivityContext.TryParse(row.TraceParent, null, isRemote: true, out var context) ? context : default;
        return Source.StartActivity("notification deliver", ActivityKind.Consumer, parent)?
            .SetTag("notification.id", row.Id)
            .SetTag("notification.type", row.NotificationType)
            .SetTag("notification.attempt", row.Attempts + 1);
    }

    public static void EndDelivery(Activity? span, BotApiResult<Message> result)
    {
        if (result is not BotApiResult<Message>.Ok)
        {
            span?.SetStatus(ActivityStatusCode.Error);
        }
    }
}
