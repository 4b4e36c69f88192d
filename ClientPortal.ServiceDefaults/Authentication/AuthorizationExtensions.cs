using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace ClientPortal.ServiceDefaults.Authentication;

/// <summary>The policies that endpoints name.</summary>
public static class AuthorizationExtensions
{
    /// <summary>Adds the policies of <see cref="PortalPolicies"/>. An endpoint that names none asks for a signed-in person.</summary>
    public static IServiceCollection AddPortalAuthorization(this IServiceCollection services)
    {
        var signedIn = new AuthorizationPolicyBuilder()
            .RequireClaim(PortalClaims.Role, PortalRoles.Admin, PortalRoles.Staff, PortalRoles.Client).Build();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(signedIn)
            .SetDefaultPolicy(signedIn)
            .AddPolicy(PortalPolicies.SignedIn, signedIn)
            .AddPolicy(PortalPolicies.Staff, policy => policy.RequireClaim(PortalClaims.Role, PortalRoles.Admin, PortalRoles.Staff))
            .AddPolicy(PortalPolicies.Admin, policy => policy.RequireClaim(PortalClaims.Role, PortalRoles.Admin))
            .AddPolicy(PortalPolicies.Client, policy => policy.RequireClaim(PortalClaims.Role, PortalRoles.Client));
        return services;
    }
}
