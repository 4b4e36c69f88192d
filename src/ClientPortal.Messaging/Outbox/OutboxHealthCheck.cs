using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ClientPortal.Messaging.Outbox;

/// <summary>Degraded, not unready: what was committed is safe, and the service works on while the broker is away.</summary>
internal sealed class OutboxHealthCheck(OutboxMonitor monitor) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        monitor.IsLate ? HealthCheckResult.Degraded("Events wait to be published.") : HealthCheckResult.Healthy());
}
