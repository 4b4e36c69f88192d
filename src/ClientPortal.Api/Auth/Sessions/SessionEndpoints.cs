using ClientPortal.Api.Database;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ClientPortal.Api.Auth.Sessions;

/// <summary>An account's own sessions.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder api)
    {
        var sessions = api.MapGroup("/auth/sessions").RequireAuthorization(AuthSetup.OwnSession).WithTags("Sign-in");
        sessions.MapGet("/", ListAsync).WithSummary("Where this account is signed in");
        sessions.MapDelete("/", RevokeOthersAsync).WithSummary("End all of this account's sessions but the one that asks");
        sessions.MapDelete("/{id:guid}", RevokeAsync).WithSummary("End one of this account's sessions");
    }

    private static async Task<Ok<List<SessionSummary>>> ListAsync(CurrentAccount me, PortalDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return TypedResults.Ok(await db.Set<Session>().AsNoTracking()
            .Where(session => session.AccountId == me.Id && session.RevokedAt == null && session.ExpiresAt > now)
            .OrderByDescending(session => session.LastUsedAt)
            .Select(session => new SessionSummary(session.Id, session.UserAgent, session.CreatedAt, session.LastUsedAt, session.Id == me.SessionId))
            .Take(100)
            .ToListAsync(cancellationToken));
    }

    private static async Task<Results<NoContent, NotFound>> RevokeAsync(Guid id, CurrentAccount me, SessionService sessions, CancellationToken cancellationToken) =>
        await sessions.RevokeOneAsync(me.Id, id, RevocationReason.ByOwner, cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<NoContent> RevokeOthersAsync(CurrentAccount me, SessionService sessions, CancellationToken cancellationToken)
    {
        await sessions.RevokeAsync(me.Id, RevocationReason.ByOwner, cancellationToken, except: me.SessionId);
        return TypedResults.NoContent();
    }

    /// <summary>One place where the account is signed in.</summary>
    /// <param name="Current">True for the session that asks.</param>
    internal sealed record SessionSummary(Guid Id, string? UserAgent, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, bool Current);
}
