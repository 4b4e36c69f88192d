using System.Security.Claims;
using ClientPortal.ServiceDefaults.Authentication;
using Npgsql;

namespace ClientPortal.Api.Auth.Sessions;

/// <summary>
/// Asks with every request whether account and session still stand, so that a deactivation, a logout or a changed role counts at once here.
/// Two lookups by primary key in one statement.
/// </summary>
internal sealed class LiveSessions(NpgsqlDataSource database, TimeProvider time)
{
    private const string Query = """
        SELECT EXISTS (
            SELECT FROM portal.accounts a
            WHERE a.id = $1 AND a.active AND a.role = $2
              AND ($3::uuid IS NULL OR EXISTS (
                  SELECT FROM portal.sessions s
                  WHERE s.id = $3 AND s.account_id = a.id AND s.revoked_at IS NULL AND s.expires_at > $4)))
        """;

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
        if (session is null && principal.FindFirstValue(PortalClaims.Actor) is null)
        {
            return false;
        }

        await using var command = database.CreateCommand(Query);
        command.Parameters.Add(new() { Value = account });
        command.Parameters.Add(new() { Value = role });
        command.Parameters.Add(new() { Value = (object?)session ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = time.GetUtcNow() });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
