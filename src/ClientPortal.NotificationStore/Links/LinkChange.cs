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
    private readonly bool _joined;

    private LinkChange(NpgsqlConnection connection, NpgsqlTransaction transaction, RecipientSnapshot recipient, bool joined)
    {
        Connection = connection;
        _transaction = transaction;
        _recipient = recipient;
        _joined = joined;
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
            return await LockAsync(connection, transaction, recipient, joined: false, cancellationToken);
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

    /// <summary>A second link's change in the same transaction; the first one commits both. Begun in <see cref="InOrder"/>, or two could wait in a circle.</summary>
    public Task<LinkChange> JoinAsync(RecipientSnapshot recipient, CancellationToken cancellationToken) =>
        LockAsync(Connection, _transaction, recipient, joined: true, cancellationToken);

    /// <summary>The order in which two links are locked.</summary>
    public static (RecipientSnapshot First, RecipientSnapshot Second) InOrder(RecipientSnapshot one, RecipientSnapshot other) =>
        (one.RecipientType, one.RecipientId).CompareTo((other.RecipientType, other.RecipientId)) <= 0 ? (one, other) : (other, one);

    public async Task<bool> IsClaimedAsync(LinkActivation activation, byte[] tokenHash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = Connection.Command(
            LinkSql.For(TokenSql.CheckClaim, _recipient.RecipientType),
            _recipient.RecipientId, activation.BotId, activation.TelegramUserId, tokenHash, now.ToUniversalTime());
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    /// <summary>False for an account that no event told of (yet), too.</summary>
    public async Task<bool> IsDeactivatedAsync(CancellationToken cancellationToken)
    {
        await using var command = Connection.Command(TokenSql.IsDeactivated, Names.Of(_recipient), _recipient.RecipientId);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
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

    /// <summary>Keeps what becomes of the token that waits, if one does.</summary>
    public async Task RememberTokenAsync(string ended, CancellationToken cancellationToken)
    {
        await using var command = Connection.Command(LinkSql.For(TokenSql.Remember, _recipient.RecipientType), _recipient.RecipientId, ended, null);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Voids the token that waits, where there is no link to end, and commits.</summary>
    public async Task WithdrawTokenAsync(CancellationToken cancellationToken)
    {
        await RememberTokenAsync("withdrawn", cancellationToken);
        await using var command = Connection.Command(LinkSql.For(TokenSql.Withdraw, _recipient.RecipientType), _recipient.RecipientId, null);
        await command.ExecuteNonQueryAsync(cancellationToken);
        await _transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Locks every chat that the change is going to touch at once, in one order with everybody else.</summary>
    /// <param name="other">Whose link ends by the same change.</param>
    public async Task LockChatsAsync(LinkChange? other, IReadOnlyList<NewNotification> notices, CancellationToken cancellationToken)
    {
        ChatTarget[] chats = [.. notices.Select(notice => notice.Target!), .. new[] { Link?.Chat, other?.Link?.Chat }.OfType<ChatTarget>()];
        await using var command = Connection.Command(
            LinkSql.LockChats,
            Names.Of(_recipient),
            _recipient.RecipientId,
            other is null ? null : Names.Of(other._recipient),
            other?._recipient.RecipientId,
            chats.Select(chat => chat.BotId).ToArray(),
            chats.Select(chat => chat.ChatId).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Cancels rows that wait, under their chats' locks, and lets the chats go on with their next.</summary>
    public Task CancelPendingAsync(string cause, CancellationToken cancellationToken) =>
        WaitingRows.CancelAsync(Connection, _recipient, chat: null, LinkSql.CancelPending, cancellationToken, cause);

    /// <summary>As <see cref="CancelPendingAsync"/>, with what the bot was going to answer in the link's chat: its person may not see it any more.</summary>
    public Task CancelAllPendingAsync(string cause, CancellationToken cancellationToken) =>
        WaitingRows.CancelAsync(
            Connection, _recipient, Link!.Chat, LinkSql.CancelPendingAndAnswers, cancellationToken, cause, Link.BotId, Link.ChatId);

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

    /// <summary>Ends the change with its events and with messages that go out because of it.</summary>
    public async Task CommitAsync(
        IReadOnlyList<OutboxMessage> linkEvents, IReadOnlyList<NewNotification> notices, CancellationToken cancellationToken)
    {
        if (notices.Count > 0)
        {
            await NotificationQueue.EnqueueAsync(Connection, notices, cancellationToken);
        }

        await Connection.AddEventsAsync(StoreSchema.Name, linkEvents, cancellationToken);
        await _transaction.CommitAsync(cancellationToken);
        await Connection.NotifyAsync(StoreSchema.OutboxChannel, cancellationToken);
    }

    public Task CommitAsync(IIntegrationEvent linkEvent, CancellationToken cancellationToken) => CommitAsync([OutboxMessage.From(linkEvent)], [], cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_joined)
        {
            return;
        }

        await _transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }

    private static async Task<LinkChange> LockAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, RecipientSnapshot recipient, bool joined, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(LinkSql.For(LinkSql.Lock, recipient.RecipientType), recipient.RecipientId);
        return new LinkChange(connection, transaction, recipient, joined)
        {
            Link = await LinkRow.ReadOneAsync(command, recipient, cancellationToken),
        };
    }
}
