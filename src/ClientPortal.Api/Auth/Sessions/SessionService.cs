using ClientPortal.Api.Accounts;
using ClientPortal.Api.Auth.Tokens;
using ClientPortal.Api.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ClientPortal.Api.Auth.Sessions;

/// <summary>Opens sessions, rotates their refresh tokens, ends them.</summary>
internal sealed class SessionService(
    PortalDbContext db,
    AccessTokens tokens,
    LiveSessions live,
    IHttpContextAccessor http,
    IOptions<AuthOptions> options,
    TimeProvider time,
    ILogger<SessionService> logger)
{
    public async Task<SignedIn> OpenAsync(Account account, string? userAgent, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var session = Session.Open(Guid.CreateVersion7(now), account.Id, userAgent, now, TimeSpan.FromDays(options.Value.SessionDays));
        db.Add(session);
        var (secret, token) = NextToken(session, now);
        await db.SaveChangesAsync(cancellationToken);
        logger.SignedIn(account.Id, session.Id);
        return Answer(account, session, secret, token);
    }

    /// <summary>Null when the token is worth nothing: unknown, expired, used before, or its session or account has ended.</summary>
    public Task<SignedIn?> RefreshAsync(string secret, CancellationToken cancellationToken) =>
        db.InTransactionAsync(ct => RotateAsync(Secret.Hash(secret), ct), cancellationToken);

    /// <summary>An account's rights change with the request's transaction: tokens that name the old ones end with it.</summary>
    public void RightsChange() => live.ForgetBeforeAnswering(http.HttpContext);

    public Task RevokeAsync(Guid accountId, RevocationReason reason, CancellationToken cancellationToken, Guid? except = null)
    {
        var now = time.GetUtcNow();
        RightsChange();
        return db.Set<Session>()
            .Where(session => session.AccountId == accountId && session.RevokedAt == null && session.Id != except)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.RevokedAt, now).SetProperty(session => session.RevokedFor, reason), cancellationToken);
    }

    /// <summary>False when the account has no such live session.</summary>
    public async Task<bool> RevokeOneAsync(Guid accountId, Guid sessionId, RevocationReason reason, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        RightsChange();
        return await db.Set<Session>()
            .Where(session => session.Id == sessionId && session.AccountId == accountId && session.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.RevokedAt, now).SetProperty(session => session.RevokedFor, reason), cancellationToken) > 0;
    }

    private async Task<SignedIn?> RotateAsync(byte[] hash, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // The session's row lock makes two uses of one token take turns.
        var session = await db.Set<Session>()
            .FromSql($"SELECT s.* FROM portal.sessions s JOIN portal.refresh_tokens t ON t.session_id = s.id WHERE t.token_hash = {hash} FOR UPDATE OF s")
            .SingleOrDefaultAsync(cancellationToken);
        if (session is null || !session.IsLive(now))
        {
            return null;
        }

        var token = await db.Set<RefreshToken>().SingleAsync(candidate => candidate.TokenHash == hash, cancellationToken);
        if (token.ExpiresAt <= now)
        {
            return null;
        }

        if (token.UsedAt is not null && !await TakeBackSuccessorAsync(token, now, cancellationToken))
        {
            session.Revoke(RevocationReason.Reuse, now);
            RightsChange();
            await db.SaveChangesAsync(cancellationToken);
            logger.RefreshTokenReused(session.Id, session.AccountId);
            return null;
        }

        var account = await db.Users.SingleAsync(candidate => candidate.Id == session.AccountId, cancellationToken);
        if (!account.Active)
        {
            return null;
        }

        var (secret, successor) = NextToken(session, now);
        token.ReplaceBy(successor.TokenHash, now);
        session.Use(now);
        await db.SaveChangesAsync(cancellationToken);
        return Answer(account, session, secret, successor);
    }

    /// <summary>See <see cref="RefreshToken.LostAnswerGrace"/>; false: this is a reuse.</summary>
    private async Task<bool> TakeBackSuccessorAsync(RefreshToken token, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!token.MayHaveLostItsAnswer(now))
        {
            return false;
        }

        var successor = await db.Set<RefreshToken>().SingleAsync(candidate => candidate.TokenHash == token.ReplacedBy, cancellationToken);
        if (successor.UsedAt is not null)
        {
            return false;
        }

        successor.Supersede();
        return true;
    }

    private (string Secret, RefreshToken Token) NextToken(Session session, DateTimeOffset now)
    {
        var secret = Secret.Create();
        var idle = now + TimeSpan.FromDays(options.Value.RefreshTokenDays);
        var token = RefreshToken.Create(Secret.Hash(secret), session.Id, now, idle < session.ExpiresAt ? idle : session.ExpiresAt);
        db.Add(token);
        return (secret, token);
    }

    private SignedIn Answer(Account account, Session session, string secret, RefreshToken token)
    {
        var access = tokens.ForSession(account, session.Id);
        return new(access.Text, "Bearer", access.ExpiresIn, secret, token.ExpiresAt, MyAccount.Of(account));
    }
}
