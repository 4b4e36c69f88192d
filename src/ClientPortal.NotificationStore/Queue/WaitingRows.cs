using ClientPortal.Contracts;
using ClientPortal.NotificationStore.Sql;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>A recipient's rows that wait.</summary>
internal static class WaitingRows
{
    /// <summary>
    /// Ends rows that wait, under their chats' locks, and lets the chats go on with their next. Within the connection's
    /// transaction, which must stand: the chats stay locked until it ends.
    /// </summary>
    /// <param name="chat">A chat in which rows of nobody in particular end as well.</param>
    /// <param name="statement">Ends the rows. $1 kind, $2 recipient, then <paramref name="parameters"/>.</param>
    public static async Task CancelAsync(
        NpgsqlConnection connection, RecipientSnapshot recipient, ChatTarget? chat, string statement, CancellationToken cancellationToken, params object?[] parameters)
    {
        var bots = new List<long>();
        await using (var lockChats = connection.Command(LinkSql.LockPendingChats, Names.Of(recipient), recipient.RecipientId, chat?.BotId, chat?.ChatId))
        await using (var reader = await lockChats.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                bots.Add(reader.GetInt64(0));
            }
        }

        await using var batch = new NpgsqlBatch(connection).With(statement, [Names.Of(recipient), recipient.RecipientId, .. parameters]);
        foreach (var bot in bots)
        {
            batch.With(ChatSql.Advance, bot);
        }

        if (bots.Count > 0)
        {
            // What comes next in these chats may be free to leave at once.
            batch.With(RequeueSql.Wake, bots.ToArray());
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
