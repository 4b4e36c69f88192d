using System.Security.Claims;
using ClientPortal.Contracts;
using ClientPortal.ServiceDefaults.Authentication;

namespace ClientPortal.BotGateway.Callers;

/// <summary>Who calls an HTTP route: the signed-in account, straight from the verified token.</summary>
/// <param name="AccountId">The portal account.</param>
/// <param name="Recipient">Whom messages to the caller are for: the client company, or the staff account itself.</param>
internal sealed record Caller(Guid AccountId, AccountRole Role, RecipientSnapshot Recipient, string Name)
{
    public bool IsClient => Role is AccountRole.Client;

    /// <summary>The caller as events name him.</summary>
    public Actor Actor => new(IsClient ? ActorKind.Client : ActorKind.Staff, AccountId, Name, Channel.Portal);

    /// <summary>Reads the claims.</summary>
    /// <exception cref="BadHttpRequestException">The token names no account: 403.</exception>
    public static Caller From(ClaimsPrincipal principal)
    {
        if (Guid.TryParse(principal.FindFirstValue(PortalClaims.Subject), out var account))
        {
            var name = principal.FindFirstValue(PortalClaims.Name) ?? "";
            switch (principal.FindFirstValue(PortalClaims.Role))
            {
                case PortalRoles.Client when Guid.TryParse(principal.FindFirstValue(PortalClaims.PortalClientId), out var client):
                    return new Caller(account, AccountRole.Client, new RecipientSnapshot(RecipientType.Client, client), name);
                case PortalRoles.Staff:
                    return new Caller(account, AccountRole.Staff, new RecipientSnapshot(RecipientType.User, account), name);
                case PortalRoles.Admin:
                    return new Caller(account, AccountRole.Admin, new RecipientSnapshot(RecipientType.User, account), name);
            }
        }

        throw new BadHttpRequestException("The access token names no account of the portal.", StatusCodes.Status403Forbidden);
    }
}
