using System.Security.Claims;
using System.Text.Json;
using ClientPortal.Api.Json;
using ClientPortal.Contracts;
using ClientPortal.ServiceDefaults.Authentication;

namespace ClientPortal.Api.Auth;

/// <summary>Who calls: the signed-in account, straight from the verified token. A service; ask for it where it is needed.</summary>
/// <param name="ClientId">The client company; set exactly for <see cref="AccountRole.Client"/>.</param>
/// <param name="SessionId">Null for a token that a service got to act on the account's behalf.</param>
/// <param name="ActingService">The service that acts for the account (<c>bot-gateway</c>), or null when the account itself calls.</param>
public sealed record CurrentAccount(Guid Id, AccountRole Role, Guid? ClientId, string Name, string Language, Guid? SessionId, string? ActingService)
{
    /// <summary>Staff or administrator: sees every client's data.</summary>
    public bool IsStaff => Role is AccountRole.Admin or AccountRole.Staff;

    /// <summary>The caller as events name him.</summary>
    public Actor Actor => new(IsStaff ? ActorKind.Staff : ActorKind.Client, Id, Name, ActingService is null ? Channel.Portal : Channel.Telegram);

    /// <summary>The caller's own client company. Only behind the policy <c>client</c>.</summary>
    public Guid RequiredClientId => ClientId ?? throw new InvalidOperationException("The caller is not a client.");

    internal static CurrentAccount From(ClaimsPrincipal principal) => new(
        Guid.Parse(principal.FindFirstValue(PortalClaims.Subject)!),
        SnakeCase.Parse<AccountRole>(principal.FindFirstValue(PortalClaims.Role)!),
        Guid.TryParse(principal.FindFirstValue(PortalClaims.PortalClientId), out var client) ? client : null,
        principal.FindFirstValue(PortalClaims.Name) ?? "",
        principal.FindFirstValue(PortalClaims.Locale) ?? "en",
        Guid.TryParse(principal.FindFirstValue(PortalClaims.SessionId), out var session) ? session : null,
        ActorOf(principal));

    // act: {"sub":"bot-gateway"} (RFC 8693, section 4.1)
    private static string? ActorOf(ClaimsPrincipal principal)
    {
        if (principal.FindFirstValue(PortalClaims.Actor) is not { } json)
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("sub").GetString();
    }
}
