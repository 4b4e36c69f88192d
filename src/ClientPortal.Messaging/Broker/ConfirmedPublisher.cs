using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace ClientPortal.Messaging.Broker;

/// <summary>
/// A channel on which messages leave one after the other and a batch's confirmations are awaited together. The client's own
/// tracking is not used: it awaits each message before the next or leaves their order to a semaphore, and it adds a header.
/// </summary>
internal sealed class ConfirmedPublisher : IAsyncDisposable
{
    private readonly IChannel _channel;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile ConfirmWindow? _window;

    private ConfirmedPublisher(IChannel channel)
    {
        _channel = channel;
        channel.BasicAcksAsync += (_, ack) => AnsweredAsync(ack.DeliveryTag, ack.Multiple, confirmed: true);
        channel.BasicNacksAsync += (_, nack) => AnsweredAsync(nack.DeliveryTag, nack.Multiple, confirmed: false);
        // Comes before the confirmation of the same message.
        channel.BasicReturnAsync += (_, returned) => ReturnedAsync(returned.RoutingKey);
        channel.ChannelShutdownAsync += (_, reason) => ClosedAsync(reason);
    }

    public static async Task<ConfirmedPublisher> OpenAsync(IConnection connection, CancellationToken cancellationToken)
    {
        var options = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: false);
        return new ConfirmedPublisher(await connection.CreateChannelAsync(options, cancellationToken));
    }

    /// <summary>Publishes in the order given and returns when the broker has taken all over.</summary>
    /// <param name="mayGoOn">Asked before each message; false stops with an exception.</param>
    /// <exception cref="PublishRefusedException">Some may have been taken over and some not.</exception>
    public async Task PublishAsync(IReadOnlyList<OutgoingMessage> messages, Func<bool> mayGoOn, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var window = new ConfirmWindow(await _channel.GetNextPublishSequenceNumberAsync(cancellationToken), messages.Count);
            _window = window;
            foreach (var message in messages)
            {
                if (!mayGoOn())
                {
                    throw new PublishRefusedException("Publishing was stopped before the batch was out.");
                }

                await _channel.BasicPublishAsync(message.Exchange, message.RoutingKey, message.MustRoute, message.Properties, message.Body, cancellationToken);
            }

            if (_channel.CloseReason is { } reason)
            {
                window.Fail(Closed(reason));
            }

            await window.Completed.WaitAsync(cancellationToken);
        }
        finally
        {
            _window = null;
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _turn.Dispose();
        await _channel.DisposeAsync();
    }

    private Task AnsweredAsync(ulong number, bool upTo, bool confirmed)
    {
        _window?.Answer(number, upTo, confirmed);
        return Task.CompletedTask;
    }

    private Task ReturnedAsync(string queue)
    {
        _window?.Fail(new PublishRefusedException($"The queue {queue} does not exist."));
        return Task.CompletedTask;
    }

    private Task ClosedAsync(ShutdownEventArgs reason)
    {
        _window?.Fail(Closed(reason));
        return Task.CompletedTask;
    }

    private static PublishRefusedException Closed(ShutdownEventArgs reason) => new($"The channel closed: {reason.ReplyText}");
}
