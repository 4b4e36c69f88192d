using ClientPortal.Contracts;
using ClientPortal.NotificationStore.Sql;
using Npgsql;

namespace ClientPortal.NotificationStore;

/// <summary>Deep links' tokens: made in the portal, claimed by pressing start, used up by the claimant's confirmation.</summary>
public sealed class LinkTokens(NpgsqlDataSource database)
{
    /// <summary>Keeps a new token's hash; the recipient's old one is void, a standing connection is not touched.</summary>
    /// <param name="tokenHash">SHA-256 of the token, 32 bytes; the token itself is never stored.</param>
    public async Task StartAsync(
        RecipientSnapshot recipient, long botId, byte[] tokenHash, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
            .With(LinkSql.For(LinkSql.Ensure, recipient.RecipientType), recipient.RecipientId)
            .With(LinkSql.For(TokenSql.Remember, recipient.RecipientType), recipient.RecipientId, "replaced", null)
            .With(TokenSql.Forget, Names.Of(recipient), recipient.RecipientId)
            .With(LinkSql.For(TokenSql.Start, recipient.RecipientType), recipient.RecipientId, botId, tokenHash, expiresAt.ToUniversalTime());
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>A Telegram user pressed start with a token. Of two at once one wins; the same one may press again.</summary>
    public async Task<TokenClaim> ClaimAsync(
        long botId, byte[] tokenHash, long telegramUserId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        foreach (var type in Enum.GetValues<RecipientType>())
        {
            await using var claim = connection.Command(LinkSql.For(TokenSql.Claim, type), botId, tokenHash, telegramUserId, now.ToUniversalTime());
            if (await claim.ExecuteScalarAsync(cancellationToken) is Guid id)
            {
                return new TokenClaim(TokenClaimOutcome.Claimed, new RecipientSnapshot(type, id));
            }
        }

        return await FindAsync(connection, botId, tokenHash, telegramUserId, now, cancellationToken);
    }

    /// <summary>How a token stands towards this Telegram user, who knows its hash only: nothing is claimed.</summary>
    public async Task<TokenClaim> FindAsync(
        long botId, byte[] tokenHash, long telegramUserId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await FindAsync(connection, botId, tokenHash, telegramUserId, now, cancellationToken);
    }

    /// <summary>Voids a token that waits; false when there is none, or another one.</summary>
    /// <param name="tokenHash">The token that is meant; null for whichever waits.</param>
    public Task<bool> WithdrawAsync(RecipientSnapshot recipient, byte[]? tokenHash, CancellationToken cancellationToken) =>
        EndAsync(recipient, tokenHash, "withdrawn", cancellationToken);

    /// <summary>As above for a token that did what it was for.</summary>
    public Task<bool> UseUpAsync(RecipientSnapshot recipient, byte[] tokenHash, CancellationToken cancellationToken) =>
        EndAsync(recipient, tokenHash, "used", cancellationToken);

    private async Task<bool> EndAsync(RecipientSnapshot recipient, byte[]? tokenHash, string how, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
            .With(LinkSql.For(TokenSql.Remember, recipient.RecipientType), recipient.RecipientId, how, tokenHash)
            .With(LinkSql.For(TokenSql.Withdraw, recipient.RecipientType), recipient.RecipientId, tokenHash);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return batch.BatchCommands[1].RecordsAffected > 0;
    }

    private static async Task<TokenClaim> FindAsync(
        NpgsqlConnection connection, long botId, byte[] tokenHash, long telegramUserId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var type in Enum.GetValues<RecipientType>())
        {
            await using var find = connection.Command(LinkSql.For(TokenSql.FindToken, type), botId, tokenHash);
            await using var row = await find.ExecuteReaderAsync(cancellationToken);
            if (await row.ReadAsync(cancellationToken))
            {
                var outcome = row.GetFieldValue<DateTimeOffset>(1) <= now ? TokenClaimOutcome.Expired
                    : row.Int64OrNull(2) is { } claimant ? claimant == telegramUserId ? TokenClaimOutcome.Claimed : TokenClaimOutcome.ClaimedByAnother
                    : TokenClaimOutcome.Unknown;
                return new TokenClaim(outcome, new RecipientSnapshot(type, row.GetGuid(0)));
            }
        }

        await using var spent = connection.Command(TokenSql.FindSpent, botId, tokenHash);
        await using var end = await spent.ExecuteReaderAsync(cancellationToken);
        return await end.ReadAsync(cancellationToken)
            ? new TokenClaim(Names.TokenEnd(end.GetString(2)), Names.Recipient(end.GetString(0), end.GetGuid(1)))
            : new TokenClaim(TokenClaimOutcome.Unknown);
    }
}
