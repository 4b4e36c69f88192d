using ClientPortal.Api.Auth.Keys;
using ClientPortal.Api.Jobs;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ClientPortal.Api.Cleaning;

/// <summary>
/// Removes ended sessions, used and expired links, old idempotency keys, forgotten wrong passwords and ended signing keys: in batches, so that no
/// statement holds locks for long. Replicas that do it at once skip each other's rows.
/// </summary>
internal sealed class CleanUp(NpgsqlDataSource database, SigningKeyRing ring, SigningKeyStore keys, IOptions<CleaningOptions> options, TimeProvider time) : IRecurringJob
{
    private const int Batch = 5000;

    // Each relies on the table's index by age; $1 is the limit in time, $2 the batch. Refresh tokens go with their session.
    private const string Sessions = """
        DELETE FROM portal.sessions WHERE id IN (
            SELECT id FROM portal.sessions WHERE expires_at < $1 OR revoked_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)
        """;

    private const string Invites = """
        DELETE FROM portal.invites WHERE id IN (
            SELECT id FROM portal.invites WHERE expires_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)
        """;

    private const string IdempotencyKeys = """
        DELETE FROM portal.idempotency_keys WHERE (account_id, key) IN (
            SELECT account_id, key FROM portal.idempotency_keys WHERE created_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)
        """;

    private const string Guards = """
        DELETE FROM portal.sign_in_guards WHERE name_hash IN (
            SELECT name_hash FROM portal.sign_in_guards WHERE updated_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)
        """;

    // Of a live session: the tokens that were replaced long ago would be refused as reused anyway.
    private const string RefreshTokens = """
        DELETE FROM portal.refresh_tokens WHERE token_hash IN (
            SELECT token_hash FROM portal.refresh_tokens WHERE expires_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)
        """;

    public TimeSpan Interval => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var ended = now - TimeSpan.FromDays(options.Value.EndedSessionDays);
        await DeleteAsync(Sessions, ended, cancellationToken);
        await DeleteAsync(RefreshTokens, ended, cancellationToken);
        await DeleteAsync(Invites, ended, cancellationToken);
        await DeleteAsync(IdempotencyKeys, now - TimeSpan.FromHours(options.Value.IdempotencyKeyHours), cancellationToken);
        await DeleteAsync(Guards, now - TimeSpan.FromDays(2), cancellationToken);
        await keys.DeleteAsync(ring.EndedKeys(), cancellationToken);
    }

    private async Task DeleteAsync(string sql, DateTimeOffset before, CancellationToken cancellationToken)
    {
        int deleted;
        do
        {
            await using var command = database.CreateCommand(sql);
            command.Parameters.Add(new() { Value = before });
            command.Parameters.Add(new() { Value = Batch });
            deleted = await command.ExecuteNonQueryAsync(cancellationToken);
        }
        while (deleted == Batch);
    }
}
