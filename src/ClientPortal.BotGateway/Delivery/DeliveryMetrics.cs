using System.Diagnostics.Metrics;
using ClientPortal.BotGateway.Delivery.Answers;
using ClientPortal.NotificationStore;

namespace ClientPortal.BotGateway.Delivery;

/// <summary>Counts what became of messages. Instruments are named <c>clientportal.notifications.*</c>.</summary>
internal sealed class DeliveryMetrics
{
    public const string MeterName = "ClientPortal.BotGateway";

    private readonly Counter<long> _sent;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _retried;
    private readonly Counter<long> _unknown;
    private readonly Counter<long> _altered;
    private readonly Counter<long> _refused;
    private readonly Histogram<double> _latency;

    public DeliveryMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _sent = meter.CreateCounter<long>("clientportal.notifications.sent", "{message}", "Messages that Telegram accepted.");
        _failed = meter.CreateCounter<long>("clientportal.notifications.failed", "{message}", "Messages given up, by cause.");
        _retried = meter.CreateCounter<long>("clientportal.notifications.retried", "{attempt}", "Attempts to be repeated, by cause.");
        _unknown = meter.CreateCounter<long>("clientportal.notifications.unknown", "{attempt}", "Calls whose outcome nobody knows.");
        _altered = meter.CreateCounter<long>("clientportal.notifications.altered", "{message}", "Messages that Telegram took in another form only, by form. Alert on plain_text: a text of ours is wrong.");
        _refused = meter.CreateCounter<long>("clientportal.notifications.late_records", "{message}", "Outcomes refused since another dispatcher had taken over.");
        _latency = meter.CreateHistogram<double>("clientportal.notifications.latency", "s", "From the row's insert to Telegram's acceptance.");
    }

    public void Recorded(DeliveryOutcome outcome)
    {
        var cause = new KeyValuePair<string, object?>("cause", outcome.Cause);
        switch (outcome.State)
        {
            case NotificationState.Sent:
                _sent.Add(1);
                _latency.Record(Math.Max(0, (outcome.At - outcome.Notification.CreatedAt).TotalSeconds));
                break;
            case NotificationState.Failed:
                _failed.Add(1, cause);
                break;
            case NotificationState.Pending when outcome.Cause is not null:
                _retried.Add(1, cause);
                break;
        }

        if (outcome.Cause == Causes.NoAnswer)
        {
            _unknown.Add(1);
        }
    }

    public void Altered(Alteration alteration) => _altered.Add(1, new KeyValuePair<string, object?>("form", alteration switch
    {
        Alteration.PlainText => "plain_text",
        Alteration.WithoutThread => "without_thread",
        Alteration.AsNewMessage => "new_message",
        _ => "document",
    }));

    public void Refused(int count) => _refused.Add(count);
}
