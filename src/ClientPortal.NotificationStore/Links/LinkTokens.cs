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
        await using var command = connection.Command(
            LinkSql.For(LinkSql.Start, recipient.RecipientType), recipient.RecipientId, botId, tokenHash, expiresAt.ToUniversalTime());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>A Telegram user pressed start with a token. Of two at once one wins; the same one may press again.</summary>
    public async Task<TokenClaim> ClaimAsync(
        long botId, byte[] tokenHash, long telegramUserId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        foreach (var type in Enum.GetValues<RecipientType>())
        {
            await using var claim = connection.Command(LinkSql.For(LinkSql.Claim, type), botId, tokenHash, telegramUserId, now.ToUniversalTime());
            if (await claim.ExecuteScalarAsync(cancellationToken) is Guid id)
            {
                return new TokenClaim(TokenClaimOutcome.Claimed, new RecipientSnapshot(type, id));
            }

            await using var find = connection.Command(LinkSql.For(LinkSql.FindToken, type), botId, tokenHash);
            await using var reader = await find.ExecuteReaderAsync(cancellationToken);
            if (await reader.ReadAsync(cancellationToken))
            {
                var expired = reader.GetFieldValue<DateTimeOffset>(1) <= now;
                return new TokenClaim(
                    expired ? TokenClaimOutcome.Expired : TokenClaimOutcome.ClaimedByAnother, new RecipientSnapshot(type, reader.GetGuid(0)));
            }
        }

        return new TokenClaim(TokenClaimOutcome.Unknown);
    }
}
