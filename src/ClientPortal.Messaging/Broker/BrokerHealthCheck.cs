using ClientPortal.Messaging.Consuming;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ClientPortal.Messaging.Broker;

internal sealed class BrokerHealthCheck(IEnumerable<EventQueue> queues) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        queues.FirstOrDefault(queue => !queue.IsConnected) is { } away
            ? new HealthCheckResult(context.Registration.FailureStatus, $"Queue {away.Name} cannot be read.")
            : HealthCheckResult.Healthy());
}
