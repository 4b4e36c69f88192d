using System.Diagnostics.Metrics;
using ClientPortal.NotificationStore;

namespace ClientPortal.Notifications.Telling;

/// <summary>How many were told of what, and why others were not.</summary>
internal sealed class TellingTelemetry
{
    public const string MeterName = "ClientPortal.Notifications";

    private readonly Counter<long> _told;

    public TellingTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _told = meter.CreateCounter<long>("clientportal.notifications.queued", "{notification}", "Rows written for events, by type and by cause where skipped.");
    }

    public void Told(string notificationType, IEnumerable<NewNotification> rows)
    {
        foreach (var group in rows.GroupBy(row => row.SkipCause ?? "none", StringComparer.Ordinal))
        {
            _told.Add(
                group.Count(),
                new KeyValuePair<string, object?>("type", notificationType),
                new KeyValuePair<string, object?>("skip_cause", group.Key));
        }
    }
}
