using System.ComponentModel.DataAnnotations;
using ClientPortal.Api.Auth.Sessions;
using ClientPortal.Api.Limits;
using ClientPortal.Api.Problems;
using ClientPortal.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClientPortal.Api.Accounts.Invites;

/// <summary>Redeeming an invite or reset link; for people who cannot sign in yet. Tokens travel in bodies, never in addresses.</summary>
internal static class InviteEndpoints
{
    public static void MapInvites(this IEndpointRouteBuilder api)
    {
        var invites = api.MapGroup("/auth/invites").AllowAnonymous().RequireRateLimiting(RequestLimitsSetup.SignIn).WithTags("Sign-in");
        invites.MapPost("/inspect", InspectAsync).WithSummary("Whose link this is").Refuses(410, AccountCodes.InvalidInvite);
        invites.MapPost("/accept", AcceptAsync).WithSummary("Set a password by link, and sign in")
            .Refuses(400, AccountCodes.PasswordTooWeak).Refuses(409, RequestCodes.ConcurrentChange).Refuses(410, AccountCodes.InvalidInvite).Refuses(412, RequestCodes.PreconditionFailed);
    }

    private static async Task<Ok<InvitedAccount>> InspectAsync(InspectInviteRequest request, InviteService invites, CancellationToken cancellationToken)
    {
        var account = await invites.FindAsync(request.Token, cancellationToken) ?? throw InviteService.Refused();
        return TypedResults.Ok(new InvitedAccount(account.UserName!, account.Name, account.Role, account.Language));
    }

    private static async Task<Ok<SignedIn>> AcceptAsync(AcceptInviteRequest request, InviteService invites, HttpRequest http, CancellationToken cancellationToken) =>
        TypedResults.Ok(await invites.AcceptAsync(request.Token, request.Password, http.Headers.UserAgent, cancellationToken));
}

/// <summary>The token of a link.</summary>
public sealed record InspectInviteRequest([Required, StringLength(200)] string Token);

/// <summary>The token of a link, and the password to set: at least 10 characters.</summary>
public sealed record AcceptInviteRequest([Required, StringLength(200)] string Token, [Required, StringLength(128)] string Password);

/// <summary>Whose password a link sets.</summary>
public sealed record InvitedAccount(string UserName, string Name, AccountRole Role, string Language);
