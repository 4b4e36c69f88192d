using System.Diagnostics;
using System.Text.Json;
using ClientPortal.Messaging.Parked;
using ClientPortal.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClientPortal.Messaging.Consuming;

/// <summary>Handles one delivery to its end: done, or a verdict that it cannot be handled.</summary>
internal sealed class EventHandler(EventQueue queue, IServiceScopeFactory scopes, MessagingTelemetry telemetry, TimeProvider time, ILogger logger)
{
    /// <summary>Returns null when the event was handled, else why it is parked.</summary>
    /// <param name="pausing">Ends pauses between tries: the service stops or the channel is lost.</param>
    /// <param name="cancellationToken">Ends the handling itself.</param>
    public async Task<ParkVerdict?> HandleAsync(Delivery delivery, CancellationToken pausing, CancellationToken cancellationToken)
    {
        if (!queue.Routes.TryGetValue(delivery.Type, out var route))
        {
            return new ParkVerdict(ParkReasons.UnknownType, $"No consumer for '{delivery.Type}'.");
        }

        if (EnvelopeReader.Read(delivery.Properties, route.EventType, out var missing) is not { } envelope)
        {
            return new ParkVerdict(ParkReasons.Incomplete, $"The header {missing} is missing or cannot be read.");
        }

        object message;
        try
        {
            message = route.Read(delivery.Body.Span);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            return new ParkVerdict(ParkReasons.Unreadable, exception.Message, Exception: exception);
        }

        return await TryAsync(route, message, envelope, pausing, cancellationToken);
    }

    private async Task<ParkVerdict?> TryAsync(EventRoute route, object message, EventEnvelope envelope, CancellationToken pausing, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        ParkVerdict? verdict = null;
        for (int tries = 0, waits = 0; verdict is null;)
        {
            Backoff backoff;
            int attempt;
            try
            {
                await ConsumeAsync(route, message, envelope, cancellationToken);
                break;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                if (queue.Faults.Include(exception))
                {
                    (backoff, attempt) = (queue.Options.InfrastructureBackoff, ++waits);
                    logger.InfrastructureAwaited(envelope.EventId, envelope.Type, attempt, exception);
                }
                else if (++tries < queue.Options.Tries)
                {
                    (backoff, attempt) = (queue.Options.TryBackoff, tries);
                    logger.TryFailed(envelope.EventId, envelope.Type, attempt, queue.Options.Tries, exception);
                }
                else
                {
                    verdict = new ParkVerdict(ParkReasons.Failed, $"{exception.GetType().Name}: {exception.Message}", tries, exception);
                    continue;
                }
            }

            await Task.Delay(backoff.Delay(attempt), time, pausing);
        }

        telemetry.Consumed.Record(
            time.GetElapsedTime(started).TotalSeconds,
            new KeyValuePair<string, object?>("queue", queue.Name),
            new KeyValuePair<string, object?>("type", envelope.Type),
            new KeyValuePair<string, object?>("outcome", verdict is null ? "handled" : verdict.Reason));
        return verdict;
    }

    private async Task ConsumeAsync(EventRoute route, object message, EventEnvelope envelope, CancellationToken cancellationToken)
    {
        _ = ActivityContext.TryParse(envelope.TraceParent, traceState: null, isRemote: true, out var cause);
        using var span = MessagingTelemetry.Spans.StartActivity($"process {envelope.Type}", ActivityKind.Consumer, cause);
        span?.SetTag("messaging.system", "rabbitmq");
        span?.SetTag("messaging.destination.name", queue.Name);
        span?.SetTag("messaging.message.id", envelope.EventId);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await route.ConsumeAsync(scope.ServiceProvider, message, envelope with { TraceParent = span?.Id ?? envelope.TraceParent }, cancellationToken);
        }
        catch (Exception exception)
        {
            span?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
            throw;
        }
    }
}
