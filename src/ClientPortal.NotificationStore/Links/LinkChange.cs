using ClientPortal.Contracts;
using ClientPortal.Messaging.Outbox;
using ClientPortal.NotificationStore.Sql;
using ClientPortal.Postgres.Signals;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>One change of one link: its row locked, undone unless committed.</summary>
internal sealed class LinkChange : IAsyncDisposable
{
    private readonly NpgsqlTransaction _transaction;
    private readonly RecipientSnapshot _recipient;

    private LinkChange(NpgsqlConnection connection, NpgsqlTransaction transaction, RecipientSnapshot recipient)
    {
        Connection = connection;
        _transaction = transaction;
        _recipient = recipient;
    }

    public NpgsqlConnection Connection { get; }

    /// <summary>As it stood when the change began; null when the recipient never asked for one.</summary>
    public Link? Link { get; private init; }

    public static async Task<LinkChange> BeginAsync(NpgsqlDataSource database, RecipientSnapshot recipient, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        NpgsqlTransaction? transaction = null;
        try
        {
            transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var command = connection.Command(LinkSql.For(LinkSql.Lock, recipient.RecipientType), recipient.RecipientId);
            return new LinkChange(connection, transaction, recipient)
            {
                Link = await LinkRow.ReadOneAsync(command, recipient, cancellationToken),
            };
        }
        catch
        {
            // The caller gets nothing to dispose, so the connection would never come back to its pool.
            if (transaction is not null)
            {
                await transaction.DisposeAsync();
            }

            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task<bool> IsClaimedAsync(LinkActivation activation, byte[] tokenHash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = Connection.Command(
            LinkSql.For(LinkSql.CheckClaim, _recipient.RecipientType),
            _recipient.RecipientId, activation.BotId, activation.TelegramUserId, tokenHash, now.ToUniversalTime());
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    /// <summary>False when the Telegram account belongs to somebody else.</summary>
    public async Task<bool> TakeIdentityAsync(long botId, long telegramUserId, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(Connection)
            .With(LinkSql.For(LinkSql.Ensure, _recipient.RecipientType), _recipient.RecipientId)
            .With(LinkSql.ReleaseIdentity, Names.Of(_recipient), _recipient.RecipientId)
            .With(LinkSql.TakeIdentity, botId, telegramUserId, Names.Of(_recipient), _recipient.RecipientId);
        return await batch.ExecuteScalarAsync(cancellationToken) is not null;
    }

    public async Task ReleaseIdentityAsync(CancellationToken cancellationToken)
    {
        await using var command = Connection.Command(LinkSql.ReleaseIdentity, Names.Of(_recipient), _recipient.RecipientId);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Cancels rows that wait, under their chats' locks, and lets the chats go on with their next.</summary>
    public Task CancelPendingAsync(string cause, CancellationToken cancellationToken) =>
        WaitingRows.CancelAsync(Connection, _recipient, LinkSql.CancelPending, cancellationToken, cause);

    /// <summary>Runs the link's own update; answers its generation and version afterwards.</summary>
    public async Task<(long Generation, long Version)> ApplyAsync(
        string statement, CancellationToken cancellationToken, params object?[] parameters)
    {
        await using var command = Connection.Command(LinkSql.For(statement, _recipient.RecipientType), parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    /// <summary>The link that the change found, for its event.</summary>
    public LinkSnapshot Snapshot() => new(
        _recipient, Link!.BotId!.Value, Link.TelegramUserId!.Value, Link.TelegramUsername, Link.Generation);

    public async Task CommitAsync(IIntegrationEvent linkEvent, CancellationToken cancellationToken)
    {
        await Connection.AddEventsAsync(StoreSchema.Name, [OutboxMessage.From(linkEvent)], cancellationToken);
        await _transaction.CommitAsync(cancellationToken);
        await Connection.NotifyAsync(StoreSchema.OutboxChannel, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }
}
