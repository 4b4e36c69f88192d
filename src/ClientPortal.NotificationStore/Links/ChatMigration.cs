using ClientPortal.NotificationStore.Sql;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>A group became a supergroup, and its chat got another id.</summary>
public sealed class ChatMigration(NpgsqlDataSource database)
{
    /// <summary>
    /// Moves the links and everything that waits to the new chat, in its order. The row that got Telegram's answer is still the old
    /// chat's and in flight: record it as a retry first.
    /// </summary>
    public async Task MigrateAsync(long botId, long fromChatId, long toChatId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
            .With(LinkSql.MigrateClients, botId, fromChatId, toChatId)
            .With(LinkSql.MigrateStaff, botId, fromChatId, toChatId)
            .With(ChatSql.LockOrCreate, new[] { botId, botId }, new[] { fromChatId, toChatId })
            .With(ChatSql.MoveRows, botId, fromChatId, toChatId)
            .With(ChatSql.Reopen, botId, new[] { fromChatId, toChatId })
            .With(ChatSql.Advance, botId)
            .With(RequeueSql.Wake, new[] { botId });
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
