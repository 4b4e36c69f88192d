using ClientPortal.Api.Accounts;
using ClientPortal.Api.Auth.Sessions;
using ClientPortal.Api.Database;
using ClientPortal.Api.Limits;
using ClientPortal.Api.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace ClientPortal.Api.Auth.SignIn;

/// <summary>Signing in and out.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Sign-in");
        auth.MapPost("/login", LoginAsync).AllowAnonymous().RequireRateLimiting(RequestLimitsSetup.SignIn).WithSummary("Sign in with user name and password")
            .Refuses(401, AuthCodes.InvalidCredentials).Refuses(429, AuthCodes.LockedOut);
        auth.MapPost("/refresh", RefreshAsync).AllowAnonymous().RequireRateLimiting(RequestLimitsSetup.Refresh).WithSummary("Exchange a refresh token for fresh tokens")
            .Refuses(401, AuthCodes.InvalidRefreshToken);
        auth.MapPost("/logout", LogoutAsync).RequireAuthorization(AuthSetup.OwnSession).WithSummary("End this session");
        auth.MapPost("/password", ChangePasswordAsync).RequireAuthorization(AuthSetup.OwnSession).RequireRateLimiting(RequestLimitsSetup.SignIn)
            .WithSummary("Choose a new password; ends all other sessions")
            .Refuses(400, AccountCodes.WrongPassword, AccountCodes.PasswordTooWeak).Refuses(412, RequestCodes.PreconditionFailed);
    }

    private static async Task<Ok<SignedIn>> LoginAsync(LoginRequest request, SignInService signIn, HttpContext context, CancellationToken cancellationToken) =>
        TypedResults.Ok(await signIn.SignInAsync(request.UserName, request.Password, context, cancellationToken));

    private static async Task<Ok<SignedIn>> RefreshAsync(RefreshRequest request, SessionService sessions, CancellationToken cancellationToken) =>
        await sessions.RefreshAsync(request.RefreshToken, cancellationToken) is { } signedIn
            ? TypedResults.Ok(signedIn)
            : throw new DomainRuleException(AuthCodes.InvalidRefreshToken, "The session has ended. Sign in again.", StatusCodes.Status401Unauthorized);

    private static async Task<NoContent> LogoutAsync(CurrentAccount me, SessionService sessions, CancellationToken cancellationToken)
    {
        await sessions.RevokeOneAsync(me.Id, me.SessionId!.Value, RevocationReason.Logout, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> ChangePasswordAsync(
        ChangePasswordRequest request, CurrentAccount me, Passwords passwords, UserManager<Account> accounts, SessionService sessions, PortalDbContext db, CancellationToken cancellationToken)
    {
        await db.InTransactionAsync(
            async ct =>
            {
                var account = await accounts.FindByIdAsync(me.Id.ToString()) ?? throw new InvalidOperationException("The caller's account is gone.");
                await passwords.ChangeAsync(account, request.CurrentPassword, request.NewPassword);
                await sessions.RevokeAsync(me.Id, RevocationReason.PasswordChanged, ct, except: me.SessionId);
            },
            cancellationToken);
        return TypedResults.NoContent();
    }
}
