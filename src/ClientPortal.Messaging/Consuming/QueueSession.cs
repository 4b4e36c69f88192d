using ClientPortal.Messaging.Broker;
using ClientPortal.Messaging.Parked;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace ClientPortal.Messaging.Consuming;

/// <summary>
/// Reading a queue over one channel, from its opening to its end. Nothing is ever returned message by message: a quorum queue
/// would put them back in the order of their return. What has not been acknowledged goes back, in order, when the channel closes.
/// </summary>
internal sealed class QueueSession : IAsyncDisposable
{
    private readonly EventQueue _queue;
    private readonly EventHandler _handler;
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly ConfirmedPublisher _parking;
    private readonly SubjectLanes _lanes;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _pausing = new();
    private readonly CancellationTokenSource _handling = new();

    private QueueSession(EventQueue queue, EventHandler handler, IConnection connection, IChannel channel, ConfirmedPublisher parking, TimeProvider time, ILogger logger)
    {
        _queue = queue;
        _handler = handler;
        _connection = connection;
        _channel = channel;
        _parking = parking;
        _time = time;
        _logger = logger;
        _lanes = new SubjectLanes(queue.Options.Concurrency, HandleAsync);
    }

    public static async Task<QueueSession> OpenAsync(EventQueue queue, EventHandler handler, IConnection connection, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        // One message at a time is handed over, in order; the handling itself happens in the lanes.
        var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: false, publisherConfirmationTrackingEnabled: false, consumerDispatchConcurrency: 1),
            cancellationToken);
        await Topology.DeclareQueueAsync(channel, queue.Name, queue.Routes.Keys, cancellationToken);
        var parking = await ConfirmedPublisher.OpenAsync(connection, cancellationToken);
        return new QueueSession(queue, handler, connection, channel, parking, time, logger);
    }

    /// <summary>Reads until stopped (returns) or until the channel is lost (throws).</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        _channel.ChannelShutdownAsync += (_, reason) => LoseAsync($"The channel closed: {reason.ReplyText}");
        var consumer = new AsyncEventingBasicConsumer(_channel);
        consumer.ReceivedAsync += ReceiveAsync;
        // The broker cancels a consumer when its queue is deleted or moves.
        consumer.UnregisteredAsync += (_, _) => LoseAsync("The broker cancelled the consumer.");
        await _channel.BasicQosAsync(prefetchSize: 0, _queue.Options.Prefetch, global: false, stopping);
        await _channel.BasicConsumeAsync(_queue.Name, autoAck: false, consumer, stopping);
        await using var stop = stopping.Register(() => _lost.TrySetResult());
        try
        {
            await _lost.Task;
        }
        finally
        {
            await EndAsync();
        }
    }

    public async Task<long> CountParkedAsync(CancellationToken cancellationToken)
    {
        await using var channel = await _connection.CreateChannelAsync(cancellationToken: cancellationToken);
        return await Topology.DeclareParkingAsync(channel, _queue.Name, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await BrokerConnector.CloseAsync(_connection);
        await _parking.DisposeAsync();
        await _channel.DisposeAsync();
        if (_lanes.Count == 0)
        {
            // Abandoned work still uses them.
            _pausing.Dispose();
            _handling.Dispose();
            _lanes.Dispose();
        }
    }

    private Task ReceiveAsync(object sender, BasicDeliverEventArgs message)
    {
        // The client takes its buffer back when this returns.
        _lanes.Add(new Delivery(message.DeliveryTag, message.Exchange, message.RoutingKey, message.BasicProperties, message.Body.ToArray()));
        return Task.CompletedTask;
    }

    private async Task HandleAsync(Delivery delivery)
    {
        try
        {
            var verdict = await _handler.HandleAsync(delivery, _pausing.Token, _handling.Token);
            if (verdict is not null)
            {
                await ParkAsync(delivery, verdict);
            }

            await _channel.BasicAckAsync(delivery.Tag, multiple: false, _handling.Token);
        }
        catch (Exception exception)
        {
            // Later ones of this subject must not overtake it: nothing more starts on this channel.
            _ = _lanes.CloseAsync();
            if (!_pausing.IsCancellationRequested)
            {
                _lost.TrySetException(exception);
            }
        }
    }

    private async Task ParkAsync(Delivery delivery, ParkVerdict verdict)
    {
        var target = verdict.Reason == ParkReasons.UnknownType ? Topology.SkippedQueue(_queue.Name) : Topology.ParkedQueue(_queue.Name);
        var message = new OutgoingMessage("", target, ParkHeaders.Add(delivery, verdict, _time.GetUtcNow()), delivery.Body, MustRoute: true);
        await _parking.PublishAsync([message], () => true, _handling.Token);
        _logger.Parked(delivery.Properties.MessageId, delivery.Type, _queue.Name, verdict.Reason, verdict.Exception);
    }

    private Task LoseAsync(string reason)
    {
        _lost.TrySetException(new PublishRefusedException(reason));
        return Task.CompletedTask;
    }

    /// <summary>Handling in flight may end; a lost channel's too, since its effects stand and the repeat then finds them.</summary>
    private async Task EndAsync()
    {
        var ended = _lanes.CloseAsync();
        await _pausing.CancelAsync();
        _handling.CancelAfter(_queue.Options.StopLimit);
        await Task.WhenAny(ended, Task.Delay(_queue.Options.StopLimit * 1.2, _time));
        if (!ended.IsCompleted)
        {
            _logger.WorkAbandoned(_queue.Name);
        }
    }
}
