using System.Security.Claims;
using System.Text.Encodings.Web;
using ClientPortal.Contracts;
using ClientPortal.ServiceDefaults.Authentication;
using ClientPortal.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ClientPortal.Web.Sessions;

/// <summary>Who a request is from, by its cookie. Whoever is not signed in is led to the sign-in and back; what a role may not see does not exist.</summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, PortalSessions sessions) :
    AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.GetEndpoint()?.Metadata.GetMetadata<WithoutSession>() is not null || SessionCookie.Read(Request) is not { } id)
        {
            return AuthenticateResult.NoResult();
        }

        if (await sessions.FindAsync(id, Context, Context.RequestAborted) is not { } session)
        {
            SessionCookie.Remove(Context);
            return AuthenticateResult.NoResult();
        }

        Context.Features.Set(session);
        var role = session.Account.Role switch
        {
            AccountRole.Client => PortalRoles.Client,
            AccountRole.Staff => PortalRoles.Staff,
            AccountRole.Admin => PortalRoles.Admin,
            var unknown => throw new InvalidOperationException($"Unknown role {unknown}."),
        };
        Claim[] claims = [new(PortalClaims.Subject, session.Account.Id.ToString()), new(PortalClaims.Name, session.Account.Name), new(PortalClaims.Role, role)];
        var identity = new ClaimsIdentity(claims, SchemeName, PortalClaims.Name, PortalClaims.Role);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        WayBack.SignInFirst(Context);
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
