using ClientPortal.Api.Accounts;
using ClientPortal.Api.Auth.Sessions;
using ClientPortal.Api.Problems;
using Microsoft.AspNetCore.Identity;

namespace ClientPortal.Api.Auth.SignIn;

/// <summary>Checks user name and password. An unknown name, a wrong password and a deactivated account answer alike and take as long.</summary>
internal sealed class SignInService(UserManager<Account> accounts, IPasswordHasher<Account> hasher, SignInGuard guard, SessionService sessions, DecoyPassword decoy, TimeProvider time)
{
    public async Task<SignedIn> SignInAsync(string userName, string password, HttpContext context, CancellationToken cancellationToken)
    {
        if (await guard.AttemptAsync(userName, cancellationToken) is { } lockedUntil)
        {
            throw LockedOut(lockedUntil);
        }

        var account = await accounts.FindByNameAsync(userName.Trim());
        if (!await IsRightAsync(account, password) || !account!.Active)
        {
            throw new DomainRuleException(AuthCodes.InvalidCredentials, "User name or password is wrong.", StatusCodes.Status401Unauthorized);
        }

        await guard.ForgetAsync(userName, cancellationToken);
        return await sessions.OpenAsync(account, context.Request.Headers.UserAgent, cancellationToken);
    }

    private async Task<bool> IsRightAsync(Account? account, string password)
    {
        if (account?.PasswordHash is not null)
        {
            // Hashes again with today's cost, should it have risen since.
            return await accounts.CheckPasswordAsync(account, password);
        }

        hasher.VerifyHashedPassword(account!, decoy.Hash, password);
        return false;
    }

    private DomainRuleException LockedOut(DateTimeOffset until)
    {
        var wait = until - time.GetUtcNow();
        var minutes = Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes));
        return new(AuthCodes.LockedOut, $"Too many wrong passwords. Try again in {minutes} min, or ask for a reset link.", StatusCodes.Status429TooManyRequests) { RetryAfter = wait };
    }
}
