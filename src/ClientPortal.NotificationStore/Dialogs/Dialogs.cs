using ClientPortal.NotificationStore.Sql;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>Open questions of the bot, one per chat.</summary>
public sealed class Dialogs(NpgsqlDataSource database)
{
    /// <summary>The chat's last one, also where it has ended; null where there was none.</summary>
    public async Task<Dialog?> FindAsync(long botId, long chatId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(DialogSql.Find, botId, chatId);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new Dialog(
                botId,
                chatId,
                AccountId: row.GetGuid(0),
                Names.Dialog(row.GetString(1)),
                ChangedBy: row.GetInt64(2),
                EndsAt: row.GetFieldValue<DateTimeOffset>(3),
                TicketId: row.GuidOrNull(4),
                Subject: row.StringOrNull(5),
                Draft: row.StringOrNull(6),
                Attachments: row.GetFieldValue<Guid[]>(7))
            : null;
    }

    /// <summary>Takes the place of the chat's one before.</summary>
    public async Task SaveAsync(Dialog dialog, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(
            DialogSql.Save,
            dialog.BotId,
            dialog.ChatId,
            dialog.AccountId,
            Names.Of(dialog.Step),
            dialog.ChangedBy,
            dialog.EndsAt.ToUniversalTime(),
            dialog.TicketId,
            dialog.Subject,
            dialog.Draft,
            (dialog.Attachments ?? []).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Ends the chat's dialog, if one is open.</summary>
    /// <param name="updateId">The update that ended it.</param>
    /// <returns>False where none was open, and this update did not end one before.</returns>
    public async Task<bool> EndAsync(long botId, long chatId, long updateId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(DialogSql.End, botId, chatId, updateId);
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }
}
