using ClientPortal.Messaging.Broker;
using ClientPortal.Messaging.Consuming;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace ClientPortal.Messaging.Parked;

/// <summary>
/// The parked messages of this service's queues. They stay in the broker; looking at them takes them out and puts them
/// back in order, so one look at a time.
/// </summary>
public sealed class ParkedMessages : IDisposable
{
    private readonly BrokerConnector _broker;
    private readonly IReadOnlyList<EventQueue> _queues;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _turn = new(1, 1);

    internal ParkedMessages(BrokerConnector broker, IEnumerable<EventQueue> queues, ILogger<ParkedMessages> logger)
    {
        _broker = broker;
        _queues = queues.ToArray();
        _logger = logger;
    }

    /// <summary>The oldest ones first.</summary>
    /// <param name="limit">At most so many.</param>
    public async Task<IReadOnlyList<ParkedMessage>> ListAsync(ParkedFilter filter, int limit, CancellationToken cancellationToken)
    {
        var found = new List<ParkedMessage>();
        await ForEachAsync(
            filter,
            (visit, _) =>
            {
                found.Add(visit.Message);
                return Task.FromResult(found.Count < limit);
            },
            cancellationToken);
        return found;
    }

    /// <summary>Puts matching ones at the end of their queue; each leaves the parking place when the broker has it there.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ReplayAsync(ParkedFilter filter, CancellationToken cancellationToken)
    {
        var replayed = 0;
        await ForEachAsync(
            filter,
            async (visit, token) =>
            {
                var again = new OutgoingMessage("", visit.Message.Queue, ParkHeaders.Remove(visit.Raw.BasicProperties), visit.Raw.Body, MustRoute: true);
                await visit.Publisher.PublishAsync([again], () => true, token);
                await visit.Channel.BasicAckAsync(visit.Raw.DeliveryTag, multiple: false, token);
                _logger.Replayed(visit.Message.Id, visit.Message.Queue);
                replayed++;
                return true;
            },
            cancellationToken);
        return replayed;
    }

    /// <summary>Deletes matching ones for good.</summary>
    /// <returns>How many.</returns>
    public async Task<int> DiscardAsync(ParkedFilter filter, CancellationToken cancellationToken)
    {
        var discarded = 0;
        await ForEachAsync(
            filter,
            async (visit, token) =>
            {
                await visit.Channel.BasicAckAsync(visit.Raw.DeliveryTag, multiple: false, token);
                _logger.Discarded(visit.Message.Id, visit.Message.Queue);
                discarded++;
                return true;
            },
            cancellationToken);
        return discarded;
    }

    public void Dispose() => _turn.Dispose();

    private async Task ForEachAsync(ParkedFilter filter, Func<Visit, CancellationToken, Task<bool>> visit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var connection = await _broker.ConnectAsync("parked messages", cancellationToken);
            try
            {
                await VisitAsync(connection, filter, visit, cancellationToken);
            }
            finally
            {
                await BrokerConnector.CloseAsync(connection);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Messages that are looked at and not acknowledged return to their places when the connection closes.</summary>
    private async Task VisitAsync(IConnection connection, ParkedFilter filter, Func<Visit, CancellationToken, Task<bool>> visit, CancellationToken cancellationToken)
    {
        await using var publisher = await ConfirmedPublisher.OpenAsync(connection, cancellationToken);
        foreach (var queue in _queues.Select(queue => queue.Name))
        {
            foreach (var place in (string[])[Topology.ParkedQueue(queue), Topology.SkippedQueue(queue)])
            {
                if (!await Topology.IsBoundAsync(connection, queue, cancellationToken))
                {
                    continue;
                }

                await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
                // What is replayed, fails and is parked again comes back behind the others: the first answer tells how many there were.
                uint? left = null;
                while (left != 0 && await channel.BasicGetAsync(place, autoAck: false, cancellationToken) is { } raw)
                {
                    left = left - 1 ?? raw.MessageCount;
                    var message = ParkedMessageReader.Read(queue, raw);
                    if (filter.Matches(message) && !await visit(new Visit(message, raw, channel, publisher), cancellationToken))
                    {
                        return;
                    }
                }
            }
        }
    }

    private sealed record Visit(ParkedMessage Message, BasicGetResult Raw, IChannel Channel, ConfirmedPublisher Publisher);
}
