using ClientPortal.NotificationStore.Sql;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>Finds what a message in a chat was about, for somebody replied to it.</summary>
public sealed class BotMessages(NpgsqlDataSource database)
{
    /// <summary>Null for a message that the queue did not send, or no longer knows.</summary>
    public async Task<BotMessage?> FindAsync(long botId, long chatId, long telegramMessageId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(BotMessageSql.Find, botId, chatId, telegramMessageId);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new BotMessage(
                Names.Recipient(row.GetString(0), row.GuidOrNull(1)),
                NotificationType: row.GetString(2),
                ReferenceId: row.GuidOrNull(3),
                Text: row.GetString(4),
                IsHtml: !row.IsDBNull(5))
            : null;
    }

    /// <summary>True while a message to this chat is in flight, or has arrived and is not recorded yet.</summary>
    public async Task<bool> IsSendingAsync(long botId, long chatId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(BotMessageSql.IsSending, botId, chatId);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
