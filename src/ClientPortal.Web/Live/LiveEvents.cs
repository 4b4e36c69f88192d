using System.Text.Json;
using ClientPortal.Contracts;
using ClientPortal.Web.Sessions;
using Microsoft.Extensions.Options;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace ClientPortal.Web.Live;

/// <summary>
/// Listens to the published events over a queue of this replica's own, which goes with its connection: nothing piles up for a replica that is away, whose
/// pages read everything again when it is back.
/// </summary>
internal sealed class LiveEvents(LiveHub hub, PortalSessions sessions, IOptions<LiveOptions> options, TimeProvider time, ILogger<LiveEvents> logger) : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception lost) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LiveInterrupted(lost);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            finally
            {
                hub.SetConnected(false);
            }

            await Task.Delay(RetryAfter, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Until the connection is lost, which throws.</summary>
    private async Task ListenAsync(CancellationToken stopping)
    {
        var factory = new ConnectionFactory
        {
            Uri = new Uri(options.Value.Broker),
            ClientProvidedName = "web: live pages",
            // Each time from the start, so that the queue and its bindings are there for certain.
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
            RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
            RequestedHeartbeat = TimeSpan.FromSeconds(10),
        };
        await using var connection = await factory.CreateConnectionAsync(stopping);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: stopping);
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.ChannelShutdownAsync += (_, reason) => Lose(reason.ReplyText);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) => TellAsync(message);
        consumer.UnregisteredAsync += (_, _) => Lose("The broker cancelled the consumer.");

        await channel.ExchangeDeclareAsync(EventCatalog.Exchange, ExchangeType.Topic, durable: true, autoDelete: false, cancellationToken: stopping);
        var queue = await channel.QueueDeclareAsync(queue: "", durable: false, exclusive: true, autoDelete: true, cancellationToken: stopping);
        await channel.QueueBindAsync(queue.QueueName, EventCatalog.Exchange, "#", cancellationToken: stopping);
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer, stopping);
        hub.SetConnected(true);
        logger.LiveConnected();
        await lost.Task.WaitAsync(stopping);

        Task Lose(string reason)
        {
            lost.TrySetException(new IOException($"The broker's connection ended: {reason}"));
            return Task.CompletedTask;
        }
    }

    private async Task TellAsync(BasicDeliverEventArgs message)
    {
        try
        {
            // An event of a newer version that is unknown here is on no page either.
            if (EventCatalog.FindClrType(message.RoutingKey) is { } type && JsonSerializer.Deserialize(message.Body.Span, type, ContractsJson.Options) is IIntegrationEvent told)
            {
                foreach (var signal in LiveSignal.Of(told))
                {
                    hub.Publish(signal);
                }

                if (told is AccountDeactivated { Account.AccountId: var account })
                {
                    await EndSessionsAsync(account);
                }
            }
        }
        catch (JsonException unreadable)
        {
            logger.LiveEventUnreadable(message.RoutingKey, message.BasicProperties.MessageId, unreadable);
        }
    }

    /// <summary>At once; whoever is missed here meets the Api's refusal with his next page.</summary>
    private async Task EndSessionsAsync(Guid account)
    {
        try
        {
            await sessions.EndAllAsync(account, CancellationToken.None);
        }
        catch (NpgsqlException away)
        {
            logger.SessionsNotEnded(account, away);
        }

        hub.End(account);
    }
}
