using ClientPortal.NotificationStore.Sql;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>What is known of chats, linked or not.</summary>
public sealed class ChatDirectory(NpgsqlDataSource database)
{
    /// <summary>Whether somebody's messages go to this chat.</summary>
    public async Task<bool> IsLinkedAsync(long botId, long chatId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(UpdateSql.IsLinkedChat, botId, chatId);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>Where an answer to somebody who is not connected stands; null when there is none with this event.</summary>
    public async Task<NotificationState?> FindAnswerAsync(Guid eventId, long botId, long chatId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(UpdateSql.AnswerState, eventId, botId, chatId);
        return await command.ExecuteScalarAsync(cancellationToken) is string state ? Names.State(state) : null;
    }
}
