using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ClientPortal.Api.Auth.SignIn;

/// <summary>
/// Counts tries by user name, before the password is looked at: tries in parallel count as well, and a name without an account
/// answers like one with. A success forgets them.
/// </summary>
internal sealed class SignInGuard(NpgsqlDataSource database, IOptions<AuthOptions> options, TimeProvider time, ILogger<SignInGuard> logger)
{
    // $1 name, $2 now, $3 attempts allowed, $4 length of a lock and of our memory.
    private const string Attempt = """
        INSERT INTO portal.sign_in_guards AS guard (name_hash, attempts, updated_at) VALUES ($1, 1, $2)
        ON CONFLICT (name_hash) DO UPDATE SET
            attempts = CASE
                WHEN guard.locked_until > $2 THEN guard.attempts
                WHEN guard.locked_until IS NOT NULL OR guard.updated_at < $2 - $4::interval THEN 1
                ELSE guard.attempts + 1 END,
            locked_until = CASE
                WHEN guard.locked_until > $2 THEN guard.locked_until
                WHEN guard.locked_until IS NULL AND guard.updated_at >= $2 - $4::interval AND guard.attempts >= $3 THEN $2 + $4::interval END,
            updated_at = CASE WHEN guard.locked_until > $2 THEN guard.updated_at ELSE $2 END
        RETURNING locked_until
        """;

    private const string Forget = "DELETE FROM portal.sign_in_guards WHERE name_hash = $1";

    /// <summary>Counts a try. Null: go on and check the password; else the time until which the name is locked.</summary>
    public async Task<DateTimeOffset?> AttemptAsync(string userName, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Attempt);
        command.Parameters.Add(new() { Value = Key(userName) });
        command.Parameters.Add(new() { Value = time.GetUtcNow() });
        command.Parameters.Add(new() { Value = options.Value.LockoutAttempts });
        command.Parameters.Add(new() { Value = TimeSpan.FromMinutes(options.Value.LockoutMinutes) });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        if (reader.IsDBNull(0))
        {
            return null;
        }

        logger.UserNameLocked(options.Value.LockoutAttempts);
        return reader.GetFieldValue<DateTimeOffset>(0);
    }

    public async Task ForgetAsync(string userName, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Forget);
        command.Parameters.Add(new() { Value = Key(userName) });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static byte[] Key(string userName) => SHA256.HashData(Encoding.UTF8.GetBytes(userName.Trim().ToUpperInvariant()));
}
