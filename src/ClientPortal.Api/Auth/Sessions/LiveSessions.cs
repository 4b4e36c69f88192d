using System.Collections.Concurrent;
using System.Security.Claims;
using ClientPortal.ServiceDefaults.Authentication;
using Npgsql;

namespace ClientPortal.Api.Auth.Sessions;

/// <summary>
/// Knows with every request whether account and session still stand, so that a deactivation, a logout or a changed role counts at once.
/// Asks the database (two look-ups by primary key in one statement) and remembers a yes for <see cref="Remembered"/>, unless
/// <see cref="Forget"/> comes before: <see cref="SessionChangeWatch"/> calls it when any replica has ended something, and whoever ends
/// something does before it answers.
/// </summary>
internal sealed class LiveSessions(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>The channel that the tables' triggers notify.</summary>
    public const string Channel = "portal_sessions";

    /// <summary>How long an ended session may still work here while this replica cannot hear the database's notifications.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    private const int Most = 20_000;

    private const string Query = """
        SELECT EXISTS (
            SELECT FROM portal.accounts a
            WHERE a.id = $1 AND a.active AND a.role = $2
              AND ($3::uuid IS NULL OR EXISTS (
                  SELECT FROM portal.sessions s
                  WHERE s.id = $3 AND s.account_id = a.id AND s.revoked_at IS NULL AND s.expires_at > $4)))
        """;

    private readonly ConcurrentDictionary<Login, Yes> _yes = new();
    private long _epoch;

    public async Task<bool> IsLiveAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        if (principal.FindFirstValue(PortalClaims.Role) is not { } role)
        {
            // A service's own token: no account, no rights but the token endpoint's.
            return principal.FindFirstValue(PortalClaims.Scope) is not null;
        }

        if (!Guid.TryParse(principal.FindFirstValue(PortalClaims.Subject), out var account))
        {
            return false;
        }

        var session = Guid.TryParse(principal.FindFirstValue(PortalClaims.SessionId), out var id) ? id : (Guid?)null;
        return (session is not null || principal.FindFirstValue(PortalClaims.Actor) is not null)
            && await IsLiveAsync(new Login(account, role, session), cancellationToken);
    }

    /// <summary>For whoever ends something in a request: forgets after its commit and before its answer.</summary>
    public void ForgetBeforeAnswering(HttpContext? context) => context?.Response.OnStarting(() =>
    {
        Forget();
        return Task.CompletedTask;
    });

    /// <summary>Asks anew for everybody.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _epoch);
        _yes.Clear();
    }

    private async Task<bool> IsLiveAsync(Login login, CancellationToken cancellationToken)
    {
        // Read before the question: an answer that was on its way while something ended counts for nothing afterwards.
        var epoch = Volatile.Read(ref _epoch);
        if (_yes.TryGetValue(login, out var yes) && yes.Epoch == epoch && time.GetElapsedTime(yes.Asked) < Remembered)
        {
            return true;
        }

        var asked = time.GetTimestamp();
        await using var command = database.CreateCommand(Query);
        command.Parameters.Add(new() { Value = login.Account });
        command.Parameters.Add(new() { Value = login.Role });
        command.Parameters.Add(new() { Value = (object?)login.Session ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = time.GetUtcNow() });
        if (!(bool)(await command.ExecuteScalarAsync(cancellationToken))!)
        {
            return false;
        }

        if (_yes.Count >= Most)
        {
            _yes.Clear();
        }

        _yes[login] = new Yes(epoch, asked);
        return true;
    }

    private sealed record Login(Guid Account, string Role, Guid? Session);

    /// <summary>The database's answer to a question.</summary>
    /// <param name="Asked">Timestamp of the monotonic clock.</param>
    private sealed record Yes(long Epoch, long Asked);
}
