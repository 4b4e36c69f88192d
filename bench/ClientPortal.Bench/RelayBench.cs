using System.Diagnostics;
using System.Globalization;
using ClientPortal.Contracts;
using ClientPortal.Testing.Portal;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace ClientPortal.Bench;

/// <summary>How many events a second the outbox relay takes from the table to a durable queue, confirmed and deleted.</summary>
internal static class RelayBench
{
    private const int Events = 50_000;
    private const string Queue = "bench";

    // As many subjects as there are at a busy time: each one's events must leave in order.
    private const string Fill = """
        INSERT INTO portal.outbox (event_id, type, subject, sequence, occurred_at, body, trace_parent)
        SELECT gen_random_uuid(), 'ticket.comment_added', md5((n % 500)::text)::uuid::text, n, now(),
               json_build_object('ticket', json_build_object('number', n % 500, 'title', repeat('title ', 10)), 'excerpt', repeat('text ', 60), 'sequence', n)::text,
               '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00'
          FROM generate_series(1, $1) AS n
        """;

    public static async Task RunAsync(BenchServers servers, CancellationToken cancellationToken)
    {
        await using var portal = await WholePortal.StartAsync(servers.Addresses, BenchPortal.Settings, cancellationToken);
        await portal.Api.StopAsync();
        await using var source = NpgsqlDataSource.Create(portal.Database);
        await using (var fill = source.CreateCommand(Fill))
        {
            fill.Parameters.Add(new() { Value = Events });
            fill.CommandTimeout = 0;
            await fill.ExecuteNonQueryAsync(cancellationToken);
        }

        var arrivals = await CountArrivalsAsync(servers.Addresses.Amqp, () => portal.Api.StartAsync(cancellationToken), cancellationToken);
        Report.Print(string.Create(CultureInfo.InvariantCulture, $"outbox relay: {Events / arrivals.TotalSeconds:F0} events/s ({Events:N0} events waiting, fsync on, 500 subjects)"));
    }

    private static async Task<TimeSpan> CountArrivalsAsync(string amqp, Func<Task> start, CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory { Uri = new Uri(amqp) };
        await using var connection = await factory.CreateConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: cancellationToken);
        await channel.QueueBindAsync(Queue, EventCatalog.Exchange, "ticket.#", cancellationToken: cancellationToken);
        var all = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
        var (count, first) = (0, 0L);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, _) =>
        {
            first = count++ == 0 ? Stopwatch.GetTimestamp() : first;
            if (count == Events)
            {
                all.TrySetResult(Stopwatch.GetElapsedTime(first));
            }

            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(Queue, autoAck: true, consumer, cancellationToken);
        await start();
        var elapsed = await all.Task.WaitAsync(TimeSpan.FromMinutes(5), cancellationToken);
        await channel.QueueDeleteAsync(Queue, ifUnused: false, ifEmpty: false, cancellationToken: cancellationToken);
        return elapsed;
    }
}
