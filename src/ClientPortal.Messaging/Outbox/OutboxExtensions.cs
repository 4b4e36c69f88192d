using ClientPortal.Contracts;
using ClientPortal.Postgres;
using ClientPortal.Postgres.Signals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace ClientPortal.Messaging.Outbox;

/// <summary>The only way for an event to leave a service: a row in the transaction of the change that it tells of.</summary>
public static class OutboxExtensions
{
    /// <summary>Adds the event to what the next <c>SaveChanges</c> writes. Several of one subject leave in the order of these calls.</summary>
    /// <returns>The event's id.</returns>
    public static Guid AddEvent(this DbContext context, IIntegrationEvent @event)
    {
        ArgumentNullException.ThrowIfNull(context);
        var message = OutboxMessage.From(@event);
        context.Add(message);
        return message.EventId;
    }

    /// <summary>
    /// Wakes the relay for events of the context, if there are any, after a commit that EF Core was not told of; after others this happens
    /// by itself.
    /// </summary>
    public static void WakeRelay(this DbContext context, string schema)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.ChangeTracker.Entries<OutboxMessage>().Any())
        {
            context.GetService<PostgresNotifier>().Notify(OutboxSql.Channel(SqlName.Check(schema)));
        }
    }

    /// <summary>
    /// Writes events in one statement, within the connection's transaction if it has one. After the commit the caller wakes the relay
    /// by <see cref="OutboxSql.Channel"/> (<see cref="NotifySql"/>), or they wait for its slow look.
    /// </summary>
    public static async Task AddEventsAsync(this NpgsqlConnection connection, string schema, IReadOnlyCollection<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (messages.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(OutboxSql.Insert(schema), connection);
        OutboxSql.AddInsertParameters(command.Parameters, messages);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
