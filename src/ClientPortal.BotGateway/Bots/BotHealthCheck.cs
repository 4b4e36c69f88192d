using ClientPortal.BotGateway.Delivery;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ClientPortal.BotGateway.Bots;

/// <summary>Degraded, not unhealthy: a restart would not help, and the service still answers staff.</summary>
internal sealed class BotHealthCheck(DispatcherStatus status, QueueGauges gauges) : IHealthCheck
{
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(45);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(status switch
        {
            { Unauthorized: true } => HealthCheckResult.Degraded("Telegram refuses the bot's token."),
            { TelegramAway: true } => HealthCheckResult.Degraded("The Bot API does not answer."),
            _ when status.TurnAge > Stuck => HealthCheckResult.Degraded("The dispatcher stands still."),
            _ when gauges.DueAge > DeliveryWatch.Overdue => HealthCheckResult.Degraded("Messages that could leave are not sent."),
            _ => HealthCheckResult.Healthy(),
        });
}
