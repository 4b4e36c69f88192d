using System.Security.Claims;
using ClientPortal.NotificationStore;
using ClientPortal.ServiceDefaults.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace ClientPortal.BotGateway.Callers;

/// <summary>An access token outlives the deactivation of its account by some minutes; here it ends with it: 401.</summary>
internal static class StandingAccounts
{
    public static async Task CheckAsync(TokenValidatedContext context)
    {
        var people = context.HttpContext.RequestServices.GetRequiredService<PersonDirectory>();
        if (Guid.TryParse(context.Principal?.FindFirstValue(PortalClaims.Subject), out var account)
            && await people.IsDeactivatedAsync(account, context.HttpContext.RequestAborted))
        {
            context.Fail("The account is deactivated.");
        }
    }
}
