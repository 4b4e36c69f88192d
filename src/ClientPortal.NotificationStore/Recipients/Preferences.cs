using ClientPortal.Contracts;
using ClientPortal.NotificationStore.Sql;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>What recipients chose to hear. Keyed by recipient, so it survives a disconnect.</summary>
public sealed class Preferences(NpgsqlDataSource database)
{
    /// <summary>The defaults for somebody who never chose.</summary>
    public async Task<RecipientPreferences> FindAsync(RecipientSnapshot recipient, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await FindAsync(connection, recipient, cancellationToken);
    }

    /// <summary>Saves what a change makes of what holds now: of two changes at once, of different wishes, both remain.</summary>
    public async Task<RecipientPreferences> ChangeAsync(
        RecipientSnapshot recipient, Func<RecipientPreferences, RecipientPreferences> change, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var hold = new NpgsqlBatch(connection)
            .With(LinkSql.For(LinkSql.Ensure, recipient.RecipientType), recipient.RecipientId)
            .With(LinkSql.For(LinkSql.Lock, recipient.RecipientType), recipient.RecipientId))
        {
            await hold.ExecuteNonQueryAsync(cancellationToken);
        }

        var changed = change(await FindAsync(connection, recipient, cancellationToken));
        await SaveAsync(connection, recipient, changed, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return changed;
    }

    /// <summary>Rows that wait and are no longer wanted are cancelled in the same transaction.</summary>
    public async Task SaveAsync(RecipientSnapshot recipient, RecipientPreferences preferences, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await SaveAsync(connection, recipient, preferences, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Nothing more about this ticket, except an assignment to oneself; what waits about it is cancelled.</summary>
    public async Task MuteTicketAsync(RecipientSnapshot recipient, Guid ticketId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var command = connection.Command(PreferenceSql.Mute, Names.Of(recipient), recipient.RecipientId, ticketId))
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await WaitingRows.CancelAsync(connection, recipient, chat: null, PreferenceSql.CancelUnwanted, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task UnmuteTicketAsync(RecipientSnapshot recipient, Guid ticketId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(PreferenceSql.Unmute, Names.Of(recipient), recipient.RecipientId, ticketId);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Muted tickets, the latest first.</summary>
    public async Task<IReadOnlyList<Guid>> MutedTicketsAsync(RecipientSnapshot recipient, int max, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(PreferenceSql.Mutes, Names.Of(recipient), recipient.RecipientId, max);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var tickets = new List<Guid>();
        while (await reader.ReadAsync(cancellationToken))
        {
            tickets.Add(reader.GetGuid(0));
        }

        return tickets;
    }

    public async Task<bool> IsMutedAsync(RecipientSnapshot recipient, Guid ticketId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(PreferenceSql.IsMuted, Names.Of(recipient), recipient.RecipientId, ticketId);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static async Task<RecipientPreferences> FindAsync(
        NpgsqlConnection connection, RecipientSnapshot recipient, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(PreferenceSql.Find, Names.Of(recipient), recipient.RecipientId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new RecipientPreferences(
            reader.GetBoolean(0),
            reader.GetBoolean(1),
            reader.GetFieldValue<string[]>(2),
            Names.Scope(reader.GetString(3)),
            reader.GetBoolean(4));
    }

    private static async Task SaveAsync(
        NpgsqlConnection connection, RecipientSnapshot recipient, RecipientPreferences preferences, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
            .With(LinkSql.For(LinkSql.SetEnabled, recipient.RecipientType), recipient.RecipientId, preferences.Enabled)
            .With(
                PreferenceSql.Save,
                Names.Of(recipient),
                recipient.RecipientId,
                preferences.Paused,
                preferences.DisabledTypes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray(),
                Names.Of(preferences.StaffScope),
                preferences.WantsInvoices);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await WaitingRows.CancelAsync(connection, recipient, chat: null, PreferenceSql.CancelUnwanted, cancellationToken);
    }
}
