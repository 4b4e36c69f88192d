using ClientPortal.Postgres;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ClientPortal.Messaging.Inbox;

/// <summary>
/// Makes a consumer's effect happen once where it is not unique by itself: the event's id is written in the transaction of
/// the effect. A repeat at the same moment waits for the first one's outcome.
/// </summary>
public sealed class EventInbox
{
    private readonly string _insert;

    public EventInbox(string schema)
    {
        Schema = SqlName.Check(schema);
        _insert = $"INSERT INTO {Schema}.inbox (consumer, event_id) VALUES (@consumer, @event_id) ON CONFLICT DO NOTHING";
    }

    internal string Schema { get; }

    /// <summary>True the first time; false for a repeat, which shall do nothing more.</summary>
    /// <param name="connection">With the effect's transaction open on it.</param>
    public async Task<bool> TryAcceptAsync(NpgsqlConnection connection, string consumer, EventEnvelope envelope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        await using var command = new NpgsqlCommand(_insert, connection);
        command.Parameters.AddRange(Parameters(consumer, envelope));
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>As above, in the context's transaction.</summary>
    /// <exception cref="InvalidOperationException">The context has no transaction open.</exception>
    public async Task<bool> TryAcceptAsync(DbContext context, string consumer, EventEnvelope envelope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(envelope);
        if (context.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("Begin a transaction first: the event's id and its effect must commit together.");
        }

        return await context.Database.ExecuteSqlRawAsync(_insert, Parameters(consumer, envelope), cancellationToken) == 1;
    }

    private static NpgsqlParameter[] Parameters(string consumer, EventEnvelope envelope) => [new("consumer", consumer), new("event_id", envelope.EventId)];
}
