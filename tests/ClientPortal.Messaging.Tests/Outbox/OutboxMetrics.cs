using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ClientPortal.Messaging.Tests.Support;
using ClientPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shouldly;
using Xunit;

namespace ClientPortal.Messaging.Tests.Outbox;

public sealed class OutboxMetrics(PortalDatabase database, BrokerVhost broker) : IClassFixture<PortalDatabase>, IClassFixture<BrokerVhost>
{
    [Fact]
    public async Task RelayThatIsStuckShowsByAgeAndNumber()
    {
        var values = new ConcurrentDictionary<string, double>(StringComparer.Ordinal);
        // A queue that never comes holds the relay; the measuring goes on.
        await using var stuck = await TestService.StartAsync(database, broker, messaging => messaging.AddOutbox(TestService.Schema, "never-declared"));
        using var listener = Listen(values, stuck.Services.GetRequiredService<IMeterFactory>());
        await stuck.CountAsync("""
            WITH old AS (
                INSERT INTO portal.outbox (event_id, type, subject, sequence, occurred_at, body, stored_at)
                SELECT gen_random_uuid(), 'account.created', n::text, 1, now(), '{}', now() - interval '90 s' FROM generate_series(1, 7) AS n RETURNING 1)
            SELECT count(*) FROM old
            """);

        await Eventually.Matches(
            _ =>
            {
                listener.RecordObservableInstruments();
                return Task.FromResult((Pending: values.GetValueOrDefault("clientportal.outbox.pending"), Lag: values.GetValueOrDefault("clientportal.outbox.lag")));
            },
            seen => seen.Pending >= 7 && seen.Lag >= 90,
            "seven events wait for a minute and a half",
            TestContext.Current.CancellationToken,
            TimeSpan.FromSeconds(30));
        values.Keys.ShouldNotContain("clientportal.outbox.published");
        var health = await stuck.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        health.Entries["outbox"].Status.ShouldBe(HealthStatus.Degraded);
    }

    private static MeterListener Listen(ConcurrentDictionary<string, double> values, IMeterFactory service)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                // Other tests of the process measure as well.
                if (string.Equals(instrument.Meter.Name, MessagingTelemetry.Name, StringComparison.Ordinal) && instrument.Meter.Scope == service)
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => values.AddOrUpdate(instrument.Name, value, (_, known) => Math.Max(known, value)));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => values.AddOrUpdate(instrument.Name, value, (_, known) => Math.Max(known, value)));
        listener.Start();
        return listener;
    }
}
