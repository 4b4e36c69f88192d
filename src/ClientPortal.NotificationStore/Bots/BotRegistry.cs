using ClientPortal.NotificationStore.Sql;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>The bots that this installation has had; one of them is active.</summary>
public sealed class BotRegistry(NpgsqlDataSource database)
{
    /// <summary>
    /// Makes a bot the one that new notifications go through; BotGateway calls it at its start. Links of other bots count as
    /// not connected while it is active.
    /// </summary>
    /// <param name="botId">The digits before the token's colon.</param>
    /// <param name="username">From getMe, without the at sign.</param>
    public async Task ActivateAsync(long botId, string username, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
            .With(BotSql.DeactivateOthers, botId)
            .With(BotSql.Activate, botId, username);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Hash of the webhook's address and secret that Telegram was last given; null for none.</summary>
    public async Task<byte[]?> WebhookGivenAsync(long botId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(BotSql.WebhookGiven, botId);
        return await command.ExecuteScalarAsync(cancellationToken) as byte[];
    }

    /// <summary>Remembers what Telegram was given, since it does not tell the secret back.</summary>
    /// <param name="hash">SHA-256 of address and secret.</param>
    public async Task NoteWebhookAsync(long botId, byte[] hash, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.Command(BotSql.NoteWebhook, botId, hash);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
