using System.Diagnostics;

namespace ClientPortal.BotGateway.Tests.Delivery;

/// <summary>Samples every span of the process, as an exporter would.</summary>
internal static class SpanListener
{
    public static ActivityListener Everything(Action<Activity>? stopped = null)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
