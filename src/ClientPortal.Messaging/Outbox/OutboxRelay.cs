using System.Diagnostics;
using System.Text;
using ClientPortal.Contracts;
using ClientPortal.Messaging.Broker;
using ClientPortal.Postgres;
using ClientPortal.Postgres.Leases;
using ClientPortal.Postgres.Signals;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace ClientPortal.Messaging.Outbox;

/// <summary>
/// Publishes the outbox in order and deletes what the broker has confirmed. One process per schema does it at a time.
/// A batch whose outcome is unknown is sent again: readers know a repeat by its id.
/// </summary>
internal sealed class OutboxRelay(
    OutboxOptions options,
    OutboxTable table,
    BrokerConnector broker,
    LeaseFactory leases,
    PostgresListener listener,
    IOptions<MessagingOptions> messaging,
    MessagingTelemetry telemetry,
    TimeProvider time,
    ILogger<OutboxRelay> logger) : BackgroundService
{
    /// <summary>How long a broker that does not answer may hold up the service's stop.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    private readonly Lease _lease = leases.Create(options.Schema, "outbox-relay");
    private readonly PostgresSignal _written = listener.Subscribe(OutboxSql.Channel(options.Schema));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => _lease.RunAsync(RelayAsync, stoppingToken);

    private async Task RelayAsync(HeldLease held, CancellationToken cancellationToken)
    {
        for (var failures = 0; !cancellationToken.IsCancellationRequested;)
        {
            try
            {
                await PublishAllAsync(held, () => failures = 0, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                failures++;
                logger.RelayInterrupted(exception);
                await Task.Delay(Backoff.Infrastructure.Delay(failures), time, cancellationToken);
            }
        }
    }

    private async Task PublishAllAsync(HeldLease held, Action succeeded, CancellationToken cancellationToken)
    {
        var connection = await broker.ConnectAsync($"outbox of {options.Schema}", cancellationToken);
        try
        {
            await using var publisher = await PrepareAsync(connection, cancellationToken);
            while (true)
            {
                var begun = time.GetTimestamp();
                var batch = await table.ReadAsync(options.BatchSize, cancellationToken);
                if (batch.Count > 0)
                {
                    await PublishAsync(publisher, batch, held, cancellationToken);
                    await RestAsync(batch.Count, begun, cancellationToken);
                }
                else
                {
                    await _written.WaitAsync(options.PollInterval, cancellationToken);
                }

                succeeded();
            }
        }
        finally
        {
            await BrokerConnector.CloseAsync(connection);
        }
    }

    private async Task RestAsync(int published, long begun, CancellationToken cancellationToken)
    {
        var left = options.ReadGap - time.GetElapsedTime(begun);
        if (published < options.BatchSize && left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, cancellationToken);
        }
    }

    private async Task<ConfirmedPublisher> PrepareAsync(IConnection connection, CancellationToken cancellationToken)
    {
        await using (var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken))
        {
            await Topology.DeclareExchangeAsync(channel, cancellationToken);
        }

        foreach (var queue in options.RequiredQueues)
        {
            for (var attempt = 1; !await Topology.IsBoundAsync(connection, queue, cancellationToken); attempt++)
            {
                logger.QueueAwaited(queue);
                await Task.Delay(Backoff.Infrastructure.Delay(attempt), time, cancellationToken);
            }
        }

        return await ConfirmedPublisher.OpenAsync(connection, cancellationToken);
    }

    /// <summary>A batch that has begun ends, even while the service stops: ending it in the middle would send its rest twice.</summary>
    private async Task PublishAsync(ConfirmedPublisher publisher, IReadOnlyList<OutboxMessage> batch, HeldLease held, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(options.ConfirmTimeout, time);
        await using var shorter = stopping.Register(() => limit.CancelAfter(StopLimit));
        var spans = new List<Activity>();
        try
        {
            await publisher.PublishAsync([.. batch.Select(message => Outgoing(message, spans))], () => held.IsValid, limit.Token);
        }
        finally
        {
            spans.ForEach(span => span.Dispose());
        }

        await table.DeleteAsync(batch, limit.Token);
        telemetry.Published.Add(batch.Count, new KeyValuePair<string, object?>("schema", options.Schema));
    }

    private OutgoingMessage Outgoing(OutboxMessage message, List<Activity> spans)
    {
        _ = ActivityContext.TryParse(message.TraceParent, traceState: null, isRemote: true, out var cause);
        var span = MessagingTelemetry.Spans.CreateActivity($"publish {message.Type}", ActivityKind.Producer, cause);
        if (span is not null)
        {
            span.SetTag("messaging.system", "rabbitmq");
            span.SetTag("messaging.destination.name", EventCatalog.Exchange);
            span.SetTag("messaging.message.id", message.EventId);
            spans.Add(span.Start());
            // The next event is not this one's child.
            Activity.Current = null;
        }

        var properties = CloudEventHeaders.Write(message, messaging.Value.Source, span);
        return new OutgoingMessage(EventCatalog.Exchange, message.Type, properties, Encoding.UTF8.GetBytes(message.Body));
    }
}
