using ClientPortal.Api.Auth;
using ClientPortal.Api.Auth.Sessions;
using ClientPortal.Api.Auth.SignIn;
using ClientPortal.Api.Auth.Tokens;
using ClientPortal.Api.Database;
using ClientPortal.Api.Problems;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ClientPortal.Api.Accounts.Invites;

/// <summary>Makes and redeems the links by which passwords are set. There is no e-mail: staff hand them over.</summary>
internal sealed class InviteService(PortalDbContext db, Passwords passwords, SessionService sessions, SignInGuard guard, IOptions<AuthOptions> auth, IOptions<PortalOptions> portal, TimeProvider time)
{
    /// <summary>Makes a link; those made before for the account stop working. Joins the caller's transaction, or saves at once.</summary>
    public async Task<InviteLink> CreateAsync(Account account, Guid? createdBy, CancellationToken cancellationToken)
    {
        if (!account.Active)
        {
            throw new DomainRuleException(AccountCodes.Inactive, "The account is deactivated.");
        }

        return await db.InTransactionAsync(
            async ct =>
            {
                var now = time.GetUtcNow();
                await db.Set<Invite>().Where(invite => invite.AccountId == account.Id && invite.UsedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(invite => invite.UsedAt, now), ct);
                var secret = Secret.Create();
                var invite = Invite.Create(Guid.CreateVersion7(now), account.Id, Secret.Hash(secret), createdBy, now, TimeSpan.FromHours(auth.Value.InviteHours));
                db.Add(invite);
                await db.SaveChangesAsync(ct);
                return new InviteLink(secret, portal.Value.InviteUrl(secret), invite.ExpiresAt);
            },
            cancellationToken);
    }

    /// <summary>Whose link it is; null when it does not work (any more).</summary>
    public Task<Account?> FindAsync(string token, CancellationToken cancellationToken) =>
        Usable(token).Join(db.Users.AsNoTracking(), invite => invite.AccountId, account => account.Id, (_, account) => account)
            .Where(account => account.Active)
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Sets the password and signs in. The link is used up only when that succeeds; all older sessions end.</summary>
    public async Task<SignedIn> AcceptAsync(string token, string password, string? userAgent, CancellationToken cancellationToken)
    {
        var signedIn = await db.InTransactionAsync(
            async ct =>
            {
                var account = await FindAsync(token, ct) ?? throw Refused();
                var now = time.GetUtcNow();
                // Of two who come at once the second waits here for the first and finds the link used.
                if (await Usable(token).ExecuteUpdateAsync(set => set.SetProperty(invite => invite.UsedAt, now), ct) == 0)
                {
                    throw Refused();
                }

                account = await db.Users.SingleAsync(candidate => candidate.Id == account.Id, ct);
                await passwords.SetAsync(account, password);
                await sessions.RevokeAsync(account.Id, RevocationReason.PasswordReset, ct);
                return (Answer: await sessions.OpenAsync(account, userAgent, ct), account.UserName);
            },
            cancellationToken);
        await guard.ForgetAsync(signedIn.UserName!, cancellationToken);
        return signedIn.Answer;
    }

    public static DomainRuleException Refused() => new(AccountCodes.InvalidInvite, "The link is not valid any more. Ask for a new one.", StatusCodes.Status410Gone);

    private IQueryable<Invite> Usable(string token)
    {
        var hash = Secret.Hash(token);
        var now = time.GetUtcNow();
        return db.Set<Invite>().Where(invite => invite.TokenHash == hash && invite.UsedAt == null && invite.ExpiresAt > now);
    }
}
